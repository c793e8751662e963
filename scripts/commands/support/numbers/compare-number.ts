import type { CarrierNumber, Webhooks } from '../../../../src/adapters/twilio/twilio-numbers.ts';

/** What happens at a number, as the carrier's console calls it. */
const events = {
  'a call comes in': ['voiceUrl', 'voiceMethod'],
  'primary handler fails': ['voiceFallbackUrl', 'voiceFallbackMethod'],
  'call status changes': ['statusCallback', 'statusCallbackMethod'],
  'a message comes in': ['smsUrl', 'smsMethod'],
} as const satisfies Record<string, readonly [keyof Webhooks, keyof Webhooks]>;

/** An address that is another than it should be, or is asked by another method. */
export interface Difference {
  readonly event: string;
  readonly is: string;
  readonly shouldBe: string;
  /** What has to be set. */
  readonly change: Partial<Webhooks>;
}

/** Where the carrier has something else for a number than it should have. */
export function compareNumber({ webhooks: has }: CarrierNumber, wanted: Webhooks): Difference[] {
  return Object.entries(events).flatMap(([event, [url, method]]) => {
    if (isSameUrl(has[url], wanted[url]) && has[method].toUpperCase() === wanted[method]) return [];
    return {
      event,
      is: has[url] === '' ? 'nothing' : `${has[method]} ${hideUser(has[url])}`,
      shouldBe: `${wanted[method]} ${hideUser(wanted[url])}`,
      change: { [url]: wanted[url], [method]: wanted[method] },
    };
  });
}

/** The carrier may write an address its own way: a host in small letters, say. */
function isSameUrl(one: string, other: string): boolean {
  return one === other || (URL.canParse(one) && new URL(one).href === new URL(other).href);
}

/** An address without the name and the password that may stand in it. */
export function hideUser(url: string): string {
  return url.replace(/\/\/[^/?#]*@/, '//…@');
}
