import { CarrierError } from './carrier-error.ts';

/** TwiML longer than this is refused (11750). */
const mostBytes = 64 * 1024;

/** Throws a `CarrierError` where the carrier takes an answer for no TwiML. */
export function checkDocument({ contentType, body }: { readonly contentType: string; readonly body: string }): void {
  if (!/^(text|application)\/xml\s*(;|$)/i.test(contentType)) {
    throw new CarrierError(12300, `The answer is "${contentType}": TwiML is sent as text/xml.`);
  }
  if (body === '') throw new CarrierError(11770, 'The answer is empty: it needs at least <Response/>.');
  if (Buffer.byteLength(body) > mostBytes) {
    throw new CarrierError(11750, 'The answer is longer than 64 kB, the most that Twilio takes.');
  }
}
