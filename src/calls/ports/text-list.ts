import type { ConsentPurpose, ConsentWay } from '../../agency/consent.ts';
import type { TextMatter } from '../../agency/text-matter.ts';
import type { Language } from '../../text/language.ts';
import type { TextRefusal } from './outgoing-texts.ts';

/**
 * How long before its event a text is told. `digest`: what has been; `correction`: what was told is not so any more; `asked`: at once, as
 * somebody in a call has asked for it.
 */
export type TextLead = 'week' | 'day' | 'three-days' | 'digest' | 'correction' | 'asked';

/**
 * What became of a text. `claimed`: nobody has tried to send it. `sending`: it was handed to the carrier, and what came of that is not known.
 * `stopped`: its consent ended first. `late`: its time was over first. `withdrawn`: what it tells was not so any more. `unknown`: the carrier
 * never told whether it had it, until nobody asked any more. `unreadable`: the secret that it is sealed with is gone.
 */
export type TextState =
  | 'claimed'
  | 'sending'
  | 'accepted'
  | 'delivered'
  | 'failed'
  | 'stopped'
  | 'late'
  | 'withdrawn'
  | 'unknown'
  | 'unreadable';

/** Of what a digest tells what is new. */
export type NewsPurpose = Extract<ConsentPurpose, 'payments-received' | 'documents'>;

/** A reminder that is to be: a text, or a call. Times are milliseconds of the epoch. */
export interface NewText {
  /** E.164. */
  readonly phone: string;
  /** The reference of who agreed to it. */
  readonly participant: string;
  readonly purpose: ConsentPurpose;
  readonly by: ConsentWay;
  readonly language: Language;
  /** The name of the line in whose call it was agreed to; '' where that is not known. */
  readonly line: string;
  readonly lead: TextLead;
  /** Names what it tells of. */
  readonly event: string;
  /** Tells it from another text of the same lead about the same event: one that has been moved, say. */
  readonly once: string;
  readonly matter: TextMatter;
  /** Nobody sends it before. */
  readonly dueMs: number;
  /** Nobody sends it from then on. */
  readonly lateMs: number;
  /** When its event is over. */
  readonly overMs: number;
}

/** A text of which a row is kept. */
export interface ListedText extends Pick<
  NewText,
  'phone' | 'participant' | 'purpose' | 'by' | 'language' | 'line' | 'lead' | 'matter' | 'dueMs' | 'lateMs' | 'overMs'
> {
  /** A keyed hash, the key of the row. */
  readonly name: string;
  /** Eight digits, for logs and the audit trail. */
  readonly reference: string;
  readonly state: TextState;
  readonly why: TextRefusal | undefined;
  /** The carrier's code. */
  readonly code: number | undefined;
  /** How often it was handed to the carrier. */
  readonly tries: number;
  readonly claimedMs: number;
  /** When it was last handed to the carrier. */
  readonly triedMs: number | undefined;
  /** As they were sent. */
  readonly words: string | undefined;
  /** The number that it was sent from, E.164. */
  readonly from: string | undefined;
}

/** What is known of an event, for one participant. */
export interface KnownText {
  readonly participant: string;
  readonly event: string;
  readonly lead: TextLead;
  readonly state: TextState;
  readonly claimedMs: number;
  readonly overMs: number;
}

/** What the carrier tells of a text that it took; in any order, and again and again. */
export interface TextStatus {
  /** The carrier's name for it. */
  readonly message: string;
  readonly state: 'sent' | 'delivered' | 'failed';
  readonly why?: TextRefusal;
  readonly code?: number;
}

/**
 * Which texts go out. A row is a text that exists once, for a number, a participant, a purpose, an event and a lead: it is there before
 * anything is sent. Several servers share it. Times are milliseconds of the epoch.
 */
export interface TextList {
  /** Whether the text is new, or had been withdrawn. */
  claim(text: NewText): Promise<boolean>;
  /** What there is of events, by participant. */
  findKnown(asked: readonly { readonly participant: string; readonly event: string }[]): Promise<readonly KnownText[]>;
  /** The names of payments, or of documents, that were told since then, by participant; withdrawn and late texts tell nothing. */
  findToldNews(
    purpose: NewsPurpose,
    participants: readonly string[],
    sinceMs: number,
  ): Promise<ReadonlyMap<string, readonly string[]>>;
  /**
   * Appointments that were told and are not over, each with what was told last, for each number; those that nobody knows whether they were
   * told are left out. `after`: where the page before ended.
   */
  listTold(
    after: string | undefined,
  ): Promise<{ readonly told: readonly ListedText[]; readonly next: string | undefined }>;
  /** Nothing that was told of this text's event is corrected any more: another event has taken its place. */
  endEvent(text: Pick<ListedText, 'name'>): Promise<void>;
  /** Some that are to be sent now, the longest due first. */
  listDue(): Promise<readonly ListedText[]>;
  /** Some that were handed to the carrier so long ago that nobody waits for it any more. */
  listUnknown(): Promise<readonly ListedText[]>;
  /** Notes that a text is handed to the carrier now; false where another server was faster, or it is not as it was. */
  begin(
    /** `by` as its consent has it now. */
    text: ListedText,
    sent: { readonly words: string; readonly from: string; readonly untilMs: number },
  ): Promise<boolean>;
  /** The carrier took it; gives what the carrier has told of it already. */
  accept(text: ListedText, message: string): Promise<TextStatus | undefined>;
  end(
    text: ListedText,
    state: 'failed' | 'stopped' | 'late' | 'withdrawn' | 'unknown',
    refused?: Refused,
  ): Promise<void>;
  /** It is tried again at `dueMs`. */
  putOff(text: ListedText, dueMs: number): Promise<void>;
  /** The same of a text that nobody has begun to send; of another one, nothing. */
  delay(text: ListedText, dueMs: number): Promise<void>;
  /** Takes up what the carrier tells; gives the text where it has failed by this. What is delivered or has failed stays so. */
  noteStatus(status: TextStatus): Promise<ListedText | undefined>;
  /** Whether anything was sent to a number since then, and whether the carrier said since then that no text gets there. */
  findHistory(phone: string, sinceMs: number): Promise<{ readonly isTold: boolean; readonly isUnreachable: boolean }>;
  /** How often the number of a call was called since then, and about the event of this call. */
  countCalls(call: Pick<ListedText, 'name' | 'phone'>, sinceMs: number): Promise<CallCounts>;
  /** Until when this server alone sends; undefined where another one does. `heldMs`: what was given before. */
  hold(forMs: number, heldMs: number | undefined): Promise<number | undefined>;
  release(heldMs: number): Promise<void>;
  /** Nothing is sent until then. */
  pause(untilMs: number): Promise<void>;
  isPaused(): Promise<boolean>;
}

export interface CallCounts {
  readonly lately: number;
  readonly ofEvent: number;
}

export interface Refused {
  readonly why: TextRefusal;
  readonly code?: number | undefined;
}
