import type { ReadyDocument } from '../../agency/document.ts';
import type { AppointmentMatter } from '../../agency/text-matter.ts';

/** Somebody who agreed to texts. */
export interface Reminded {
  /** Their reference in the records. */
  readonly participant: string;
  /** When they agreed last. Milliseconds of the epoch. */
  readonly agreedMs: number;
}

/** An appointment in the records, for somebody who is told of it. */
export interface AppointmentAhead extends Omit<AppointmentMatter, 'tells' | 'corrects'> {
  readonly participant: string;
}

/** Where the records have what was told before. Undefined where they have it no more, though its case is told. */
export type AppointmentNow =
  | { readonly state: 'scheduled' | 'cancelled'; readonly atMs: number; readonly id: string | undefined }
  | undefined;

export interface PaymentDue {
  readonly participant: string;
  /** ISO 8601. */
  readonly day: string;
}

export interface PaymentReceived extends PaymentDue {
  /** Names the payment, whenever it is read. */
  readonly payment: string;
}

export interface DocumentReady extends Pick<ReadyDocument, 'kind'> {
  readonly participant: string;
  /** How it comes; undefined where that is not known. */
  readonly way: ReadyDocument['way'] | undefined;
  /** From which it is there; ISO 8601. */
  readonly day: string;
  /** Names the document, whenever it is read. */
  readonly document: string;
}

/** Days, ISO 8601, those among them. */
export interface SpanOfDays {
  readonly fromDay: string;
  readonly toDay: string;
}

/** For which times it is asked what there is. */
export interface ReminderSpans {
  /** Appointments from one moment until before another, milliseconds of the epoch. */
  readonly appointments: { readonly fromMs: number; readonly untilMs: number };
  /** Days on which payments are due. */
  readonly due: SpanOfDays;
  /** Days on which payments were posted, and documents were ready. */
  readonly news: SpanOfDays;
}

/** Some people, with what there is to be reminded of. */
export interface RemindedPage {
  readonly people: readonly Reminded[];
  /** Those that are not cancelled. */
  readonly appointments: readonly AppointmentAhead[];
  /** What payers have to pay. */
  readonly due: readonly PaymentDue[];
  /** What was posted; tax offsets are told to nobody. */
  readonly received: readonly PaymentReceived[];
  readonly documents: readonly DocumentReady[];
  /** Where the next page begins; undefined behind the last one. */
  readonly next: string | undefined;
}

/**
 * What there is to be reminded of, in the records: of cases that are told, to those who are told of them. None of it asks what they agreed to.
 */
export interface ReminderSource {
  /** Those who ever agreed to texts, some at a time; `after` is `next` of the page before. */
  listReminded(after: string | undefined, spans: ReminderSpans): Promise<RemindedPage>;
  /** Whether a payer has to pay on a day, ISO 8601. */
  isPaymentDue(participant: string, day: string): Promise<boolean>;
  /** What was ready in some days. */
  findDocumentsReady(participant: string, span: SpanOfDays): Promise<readonly DocumentReady[]>;
  /** Where appointments are now that people were told of, in the order in which they are asked for. `not told`: its case is told to them no more. */
  findAppointments(asked: readonly AskedAppointment[]): Promise<readonly (AppointmentNow | 'not told')[]>;
  /** Which extract was taken last: what there is changes with it. Undefined where there are none, and it may change at any time. */
  findLastExtract(): Promise<number | undefined>;
}

/** An appointment, and who was told of it. */
interface AskedAppointment {
  readonly participant: string;
  readonly told: AppointmentMatter;
}
