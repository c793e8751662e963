import { ChargeName, type PayOutcome } from '../../agency/card-payment.ts';
import { CardToken } from '../../agency/card-token.ts';
import { readParameter } from '../../twilio/webhook.ts';

/** What became of a card, as a webhook of the carrier brings it. */
export interface CardResult {
  readonly outcome: PayOutcome;
  /** The processor's name of the charge. */
  readonly charge?: string;
  /** What the processor gave for a card that it keeps. */
  readonly kept?: CardToken;
}

/** The carrier's words for how its verb ended (twilio.com/docs/voice/twiml/pay, "Result"). */
const outcomes: Readonly<Record<string, PayOutcome>> = {
  success: 'paid',
  'caller-interrupted-with-star': 'cancelled',
  'too-many-failed-attempts': 'too-many-tries',
  'caller-hung-up': 'hung-up',
  'validation-error': 'processor-down',
  'payment-connector-error': 'processor-down',
};

/** The codes of a connector whose processor has refused the charge or the card (twilio.com/docs/api/errors); any other leaves open what it did. */
const refused: Readonly<Record<string, PayOutcome>> = {
  '64008': 'declined',
  '64012': 'invalid-card',
};

/** Reads what became of a card; undefined where a webhook tells nothing of that, as of a step. */
export function readCardResult(body: unknown): CardResult | undefined {
  const result = readParameter(body, 'Result');
  if (!result) return undefined;
  const outcome = readRefusal(result, body) ?? outcomes[result] ?? 'unknown';
  // A processor must not send the number of a card here.
  const charge = ChargeName.safeParse(readParameter(body, 'PaymentConfirmationCode')).data;
  const kept = outcome === 'paid' ? readToken(body) : undefined;
  return { outcome, ...(charge !== undefined && { charge }), ...(kept && { kept }) };
}

/** A result without a token, or with what may be the number of a card, keeps none. */
function readToken(body: unknown): CardToken | undefined {
  const [token, profile] = [readParameter(body, 'PaymentToken'), readParameter(body, 'ProfileId')];
  return CardToken.safeParse({ token, ...(profile && { profile }) }).data;
}

function readRefusal(result: string, body: unknown): PayOutcome | undefined {
  return result === 'payment-connector-error' ? refused[readParameter(body, 'PayErrorCode') ?? ''] : undefined;
}

/** The code of the carrier's error log, which says what to mend. */
export function readPayErrorCode(body: unknown): string | undefined {
  const code = readParameter(body, 'PayErrorCode');
  return code !== undefined && /^\d{5}$/u.test(code) ? code : undefined;
}
