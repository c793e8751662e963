import type { Language } from '../../text/language.ts';
import type { CardToken } from '../../agency/card-token.ts';

/** That a participant pays for a case by replying to texts, with a card that the processor keeps. */
export interface NewEnrolment {
  /** Their reference. */
  readonly participant: string;
  /** The position of the case among those that they are told of. */
  readonly case: number;
  /** The end of its number, where it was told: positions move. */
  readonly caseEnding?: string | undefined;
  /** Where the texts go: E.164. */
  readonly phone: string;
  readonly language: Language;
  /** The name of the line that charges. */
  readonly line: string;
  readonly card: CardToken;
  /** Milliseconds of the epoch. */
  readonly atMs: number;
}

export interface Enrolment extends Pick<NewEnrolment, 'phone' | 'line'> {
  readonly name: string;
  readonly caseNumber: string;
  /** The end of the number of its case, as the participant is told of it. */
  readonly caseEnding: string;
  readonly case: number;
}

/** What can be paid by a reply now. */
interface DueByReply extends Enrolment {
  /** What is due on the day, without a fee. */
  readonly amountCents: number;
}

/** What a code is to stand for. */
export interface NewOffer extends Pick<Enrolment, 'phone' | 'line' | 'caseNumber'> {
  readonly participant: string;
  /** The name of the reminder that holds the code. */
  readonly text: string;
  readonly enrolment: string;
  /** ISO 8601. */
  readonly day: string;
  readonly amountCents: number;
  readonly feeCents: number;
  /** The code pays nothing from then on: milliseconds of the epoch. */
  readonly untilMs: number;
}

/** What a code stands for. */
export interface Offer extends Pick<NewOffer, 'participant' | 'line' | 'day' | 'amountCents' | 'feeCents' | 'untilMs'> {
  readonly name: string;
  readonly enrolment: string;
  /** The case as its payer is told of it; left out where they are told of it no more. */
  readonly case?: { readonly position: number; readonly ending: string } | undefined;
  /** The card; left out where they do not pay by replying any more. */
  readonly card?: CardToken | undefined;
  /** The payment that it was used for. */
  readonly payment?: string | undefined;
}

/** Who pays by replying to texts, and which codes they were sent. Tokens are kept sealed, codes as keyed hashes. */
export interface ReplyPayments {
  /** Keeps it in place of an earlier one for the same case. False where there is no such case. */
  enrol(enrolment: NewEnrolment): Promise<boolean>;
  /** The end of the number of one of several cases, as the participant is told of it; undefined where they have one, or none stands there. */
  nameCase(participant: string, position: number): Promise<string | undefined>;
  /** What a participant pays so. */
  findOf(participant: string): Promise<readonly Enrolment[]>;
  /** The processor keeps that card no more. */
  end(enrolment: string): Promise<void>;
  /** What a participant has to pay on a day and can pay from a number. */
  findDue(participant: string, phone: string, day: string): Promise<readonly DueByReply[]>;
  /** Gives the code, of four digits. The same offer again has the same code. */
  offer(offer: NewOffer): Promise<string>;
  /** What a code stands for that comes from a number. */
  find(phone: string, code: string): Promise<Offer | undefined>;
  /** Notes for which payment it is used; true for the first one alone, whichever server asks. */
  take(offer: Pick<Offer, 'name' | 'enrolment'>, payment: string): Promise<boolean>;
}
