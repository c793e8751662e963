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

const failed = 'payment-connector-error';

/** Charges a made-up card. Nothing leaves this process. */
export function chargeMadeUpCard({ code }: Pick<KeyedCard, 'code'>): MadeUpCharge {
  const charged = { Result: 'success', PaymentConfirmationCode: `ch_${createSid('RE').slice(2, 18)}` };
  switch (moods[code]) {
    case 'declines':
      return { result: { Result: failed, PayErrorCode: '64008', PaymentError: 'card is declined' }, comes: 'usually' };
    case 'refuses':
      return { result: { Result: failed, PayErrorCode: '64012', PaymentError: 'card is refused' }, comes: 'usually' };
    case 'is silent':
      return { result: { Result: failed, PaymentError: 'no answer within 10 seconds' }, comes: 'usually' };
    case 'lost':
      return { result: charged, comes: 'lost' };
    case 'twice':
      return { result: charged, comes: 'twice' };
    default:
      return { result: charged, comes: 'usually' };
  }
}
