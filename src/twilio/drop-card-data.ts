import { readParameter } from './webhook.ts';

/** What marks a webhook that is about a card or a bank account. */
const ofCard = /^(?:Pay|Bank|Expiration|SecurityCode|PostalCode|Connector|ProfileId|Result$|For$)/u;

/** What such a webhook may bring: the call, and what became of the payment. All else is or may be card data. */
const kept = [
  'AccountSid',
  'CallSid',
  'From',
  'To',
  'CallStatus',
  'ErrorUrl',
  'Result',
  'PayErrorCode',
  'PaymentConfirmationCode',
];

/** In the address of a turn that has the processor keep a card, as our own answer asked for: only there its token is read. */
export const keepsCard = 'keeps=card';

/** What the processor gave for a card that it keeps. */
const tokens = ['PaymentToken', 'ProfileId'];

/**
 * A webhook's parameters without anything of a card: the carrier sends the expiry, the postal code and the bank's number in clear
 * (twilio.com/docs/voice/twiml/pay). Webhooks about anything else stay as they are.
 */
export function dropCardData(body: unknown, query?: unknown): unknown {
  if (typeof body !== 'object' || body === null || !Object.keys(body).some((name) => ofCard.test(name))) return body;
  return Object.fromEntries(
    [...kept, ...(readParameter(query, 'keeps') === 'card' ? tokens : [])].flatMap((name) => {
      const value = readParameter(body, name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
