import type { Webhooks } from '../../../../src/adapters/twilio/twilio-numbers.ts';
import type { FallbackAddresses } from '../../../../src/config/fallback-addresses.ts';
import type { Line } from '../../../../src/lines/line.ts';
import { tryAgain } from '../../../../src/twilio/try-again.ts';

export interface Addresses {
  readonly publicUrl: string;
  /** Left out, a call that fails is asked for again at `publicUrl`. */
  readonly fallbackAddresses?: FallbackAddresses | undefined;
}

/** What the carrier should have for the numbers of a line. */
export function wantWebhooks(line: Line, { publicUrl, fallbackAddresses }: Addresses): Webhooks {
  const { name, channel } = line;
  const server = `${publicUrl}/${channel}`;
  const listed = fallbackAddresses?.get(name) ?? fallbackAddresses?.get('');
  const voiceFallbackUrl = listed?.replaceAll('{line}', name).replaceAll('{channel}', channel) ?? `${server}/incoming`;
  return {
    voiceUrl: `${server}/incoming${tryAgain}`,
    voiceMethod: 'POST',
    voiceFallbackUrl,
    voiceFallbackMethod: isServer(voiceFallbackUrl) ? 'POST' : 'GET',
    statusCallback: `${server}/status`,
    statusCallbackMethod: 'POST',
    smsUrl: `${publicUrl}/messages/incoming${tryAgain}`,
    smsMethod: 'POST',
  };
}

/** Servers of this project are asked by POST; hosts of documents may answer nothing but GET. */
function isServer(url: string): boolean {
  return /\/(?:voice|tty)\/incoming$/.test(url);
}
