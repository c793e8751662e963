import type { Generated } from 'kysely';
import type { CardPaymentState, PayOutcome } from '../../../agency/card-payment.ts';

/** A payment by card, from before its card is asked for. Nothing of a card is in it. */
export interface CardPaymentTable {
  payment: string;
  /** Names the try of which it came. */
  attempt: string;
  /** Eight digits, and no other payment's; told of one that is paid. */
  confirmation: string;
  /** `participant:7`, or `reference:` and a keyed hash of the agency's own; null where nobody is known to be paid for. */
  subject: string | null;
  state: CardPaymentState;
  outcome: PayOutcome | null;
  /** The processor's name of the charge. */
  charge: string | null;
  amount_cents: number;
  fee_cents: number;
  way: 'call' | 'reply';
  line: string;
  call: string;
  turn: number;
  begun_at_ms: number;
  /** When a result last changed it. */
  settled_at_ms: number | null;
  /** Whether the carrier told that result, or the processor's file. */
  settled_by: 'result' | 'file' | null;
  /** The case, and what was keyed in by somebody who had not signed in. */
  sealed: string;
  /**
   * How the payment stands as far as an agency was told that keeps payments itself. `new`: it has not begun it yet, and no card was asked for.
   * Null where it is told nothing.
   */
  agency_state: CardPaymentState | 'new' | null;
  /** How often that agency has refused in a row to take how it stands. */
  agency_refusals: Generated<number>;
  /** It is not told again before. */
  agency_again_ms: number | null;
}

/** Who pays by replying to texts, for one case: a row for each of them. It holds a token of the processor's, and nothing of a card. */
interface ReplyEnrolmentTable {
  name: string;
  participant_id: number;
  case_number: string;
  /** A keyed hash of the number that the texts go to. */
  phone_hash: string;
  since_ms: number;
  /** When they last paid so. */
  used_ms: number | null;
  /** A keyed hash of the token. */
  card_hash: string | null;
  /** The number, its language, the line, and the token. */
  sealed: string;
}

/** Cards that nobody pays with any more, until the processor keeps them no longer. */
interface EndedCardTable {
  /** That of the enrolment, as is what is sealed. */
  name: string;
  card_hash: string | null;
  sealed: string;
  /** How often the processor was asked in vain. */
  tries: number;
  /** It is not asked before. */
  again_ms: number;
}

/** What a code in a reminder stands for. */
interface ReplyOfferTable {
  /** A keyed hash of the reminder, the enrolment and the amounts: the same text again holds the same code. */
  name: string;
  /** A keyed hash of number and code. */
  code_hash: string;
  enrolment: string;
  participant_id: number;
  case_number: string;
  /** When it is due: ISO 8601. */
  day: string;
  amount_cents: number;
  fee_cents: number;
  /** The line's name. */
  line: string;
  /** The code pays nothing from then on. */
  until_ms: number;
  /** The payment that it was used for. */
  payment: string | null;
}

/** A row of a processor's file. */
export interface StagedChargeTable {
  at_row: number;
  /** Our name of the payment; null where the file has none. */
  payment: string | null;
  charge: string;
  /** With the fee. */
  cents: number;
  at_ms: number;
  status: 'paid' | 'failed' | 'refunded';
  fee: number | null;
}

/** What a processor's file says of one payment. */
interface StagedPaymentSumTable {
  payment: string;
  /** How many of its charges were paid, and not given back. */
  times: number;
  /** Of those: the last charge by name, its cents and its fee. */
  charge: string | null;
  cents: number | null;
  fee: number | null;
}

export interface CardPaymentTables {
  card_payments: CardPaymentTable;
  reply_enrolments: ReplyEnrolmentTable;
  ended_cards: EndedCardTable;
  reply_offers: ReplyOfferTable;
  staged_charges: StagedChargeTable;
  staged_payment_sums: StagedPaymentSumTable;
}
