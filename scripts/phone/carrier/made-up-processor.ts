import { createSid } from './call-parameters.ts';
import type { KeyedCard } from './card-steps-of-carrier.ts';

/** What the carrier learns from the processor, and how it tells the server. */
export interface MadeUpCharge {
  readonly result: Readonly<Record<string, string>>;
  /** `lost`: the action never comes, and the call goes on behind the verb. `twice`: everything comes twice, the status first. */
  readonly comes: 'usually' | 'lost' | 'twice';
}

/** The security codes by which the caller chooses how the processor behaves; with any other the card is charged. */
const moods: Readonly<Record<string, 'declines' | 'refuses' | 'is silent' | 'lost' | 'twice'>> = {
  '201': 'declines',
  '202': 'refuses',
  '203': 'is silent',
  '204': 'lost',
  '205': 'twice',
};

const refusals = {
  declines: { PayErrorCode: '64008', PaymentError: 'card is declined' },
  refuses: { PayErrorCode: '64012', PaymentError: 'card is refused' },
  'is silent': { PaymentError: 'no answer within 10 seconds' },
} as const;

/** Charges a made-up card. Nothing leaves this process. */
export function chargeMadeUpCard({ code }: Pick<KeyedCard, 'code'>): MadeUpCharge {
  const charged = { Result: 'success', PaymentConfirmationCode: `ch_${createSid('RE').slice(2, 18)}` };
  const mood = moods[code];
  if (mood === undefined || mood === 'lost' || mood === 'twice') return { result: charged, comes: mood ?? 'usually' };
  return { result: { Result: 'payment-connector-error', ...refusals[mood] }, comes: 'usually' };
}

/** What the made-up processor of the server does with a card later, by the same codes. */
const tokenOf: Readonly<Record<string, string>> = { '201': 'tok_declines', '202': 'tok_gone', '203': 'tok_late' };

/** Keeps a made-up card. By the code 206, no token comes. */
export function keepMadeUpCard({ code }: Pick<KeyedCard, 'code'>): MadeUpCharge {
  const token = code === '206' ? {} : { PaymentToken: tokenOf[code] ?? `tok_${createSid('RE').slice(2, 18)}` };
  return { result: { Result: 'success', ProfileId: 'cus_made_up', ...token }, comes: 'usually' };
}
