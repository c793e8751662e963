import type { CardToken } from '../agency/card-token.ts';
import type { Language } from '../text/language.ts';
import type { Pace, Question, Told } from './output.ts';
import type { PaymentDay } from '../agency/pay-settings.ts';
import type { PayQuote, PayRefusal, PayTerms } from '../agency/card-fee.ts';
import type { NewCardPayment, PaidFor, PayOutcome, ToldCardPayment } from '../agency/card-payment.ts';

/** What a flow asks for where somebody pays by card. */
export interface PayEffects {
  /** Takes the ID or case number that somebody pays by who has not signed in; it is kept sealed. */
  hidePaidFor: PaidFor;
  /** What paying so much by card costs, or why it cannot be paid so. `terms`: of the line; those of the agency count where it has its own. */
  quotePayment: PaidCase & Pick<NewCardPayment, 'participant' | 'paidFor'> & { readonly terms: PayTerms };
  /** Keeps that a card is about to be asked for, and charged. */
  beginPayment: PaidCase &
    Pick<NewCardPayment, 'participant' | 'paidFor' | 'feeCents' | 'quote'> & {
      /** How many were begun before in the call: what tells a second payment from one that is tried again. */
      readonly before: number;
      /** IANA name of the zone in which its day is told. */
      readonly timeZone: string;
    };
  /** The day on which a payment by card counts that is made now. */
  readPaymentDay: Readonly<Record<string, never>>;
  /** Takes what became of a charge. `charge`: the processor's name of it. */
  settlePayment: {
    readonly payment: string;
    readonly outcome: PayOutcome;
    readonly charge?: string | undefined;
    /** IANA name of the zone in which its day is told. */
    readonly timeZone: string;
  };
  /** What the participant paid by card in the last days: what their records may not show yet. */
  findCardPayments: { readonly participant: string; readonly timeZone: string };
  /** Whether the participant pays for a case by replying to texts. */
  findReplies: CaseOfReplies;
  /** Keeps what the processor gave for a card, and that the participant agreed to pay with it by replying. `card`: left out where nothing came. */
  keepCard: CaseOfReplies & {
    readonly card?: CardToken | undefined;
    /** The end of the number of that case, where it was told. */
    readonly caseEnding?: string | undefined;
    /** E.164. */
    readonly phone: string;
    readonly language: Language;
    readonly pace: Pace;
    /** All that was said before the yes, as it is kept with the consent. */
    readonly asked: { readonly told: readonly Told[]; readonly question: Question };
  };
  /** The participant pays by replying no more, for no case. */
  endReplies: { readonly participant: string; readonly language: Language };
}

interface CaseOfReplies {
  readonly participant: string;
  readonly case: number;
}

/** The events with which each of them answers. */
export interface PayResults {
  hidePaidFor: { readonly type: 'paid-for-hidden'; readonly paidFor: string };
  /** `quote`: the agency's name of it, where the agency gave it. */
  quotePayment:
    | ({ readonly type: 'payment-quoted'; readonly quote?: string | undefined } & Omit<PayQuote, 'quote'>)
    | ({ readonly type: 'payment-refused' } & PayRefusal);
  /** `counts`: left out where the line does not say until when. */
  readPaymentDay: { readonly type: 'payment-day-read'; readonly counts?: PaymentDay | undefined };
  /** `payment`: our own name of it. One that was begun before and has had a result is not charged again. A quote that is over is asked for anew. */
  beginPayment:
    | { readonly type: 'payment-begun'; readonly payment: string }
    | { readonly type: 'quote-over' }
    | PaymentSettled;
  settlePayment: PaymentSettled;
  /** The newest first; those that are not paid are left out. */
  findCardPayments: { readonly type: 'card-payments-found'; readonly found: readonly ToldCardPayment[] };
  /**
   * `ending`: that of the number which the texts go to; left out where they do not pay so. `caseEnding`: that of the case, where they have
   * several. `no-replies`: nobody can here.
   */
  findReplies:
    | { readonly type: 'replies-found'; readonly ending?: string | undefined; readonly caseEnding?: string | undefined }
    | { readonly type: 'no-replies' };
  /** `card-kept-for-start`: the number has opted out, and gets texts once START comes from it, to this number of ours. */
  keepCard:
    | { readonly type: 'card-kept' }
    | { readonly type: 'card-kept-for-start'; readonly phone: string }
    | { readonly type: 'card-not-kept' };
  endReplies: { readonly type: 'replies-ended' };
}

/** `settled`: how it stands now, whichever result came first. */
interface PaymentSettled {
  readonly type: 'payment-settled';
  readonly settled: ToldCardPayment;
}

type PaidCase = Pick<NewCardPayment, 'case' | 'caseEnding' | 'caseReference' | 'amountCents'>;
