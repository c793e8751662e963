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

export interface DocumentReady extends Pick<ReadyDocument, 'kind' | 'way'> {
  readonly participant: string;
  /** From which it is there; ISO 8601. */
  readonly day: string;
  /** Names the document, whenever it is read. */
  readonly document: string;
}

/**
 * What there is to be reminded of, in the records: of cases that are told, to those who are told of them. Days are ISO 8601. None of it
 * asks what they agreed to.
 */
export interface ReminderSource {
  /** Those who ever agreed to texts, some at a time, in the order of their references; `after` is the last one of the page before. */
  listReminded(after: string | undefined): Promise<readonly Reminded[]>;
  /** Those that are not cancelled, from one moment until before another. */
  findAppointmentsAhead(
    participants: readonly string[],
    fromMs: number,
    untilMs: number,
  ): Promise<readonly AppointmentAhead[]>;
  /** What payers have to pay from one day to another, those among them. */
  findPaymentsDue(participants: readonly string[], fromDay: string, toDay: string): Promise<readonly PaymentDue[]>;
  /** What was posted from one day to another, those among them; tax offsets are told to nobody. */
  findPaymentsReceived(
    participants: readonly string[],
    fromDay: string,
    toDay: string,
  ): Promise<readonly PaymentReceived[]>;
  /** What was ready from one day to another, those among them. */
  findDocumentsReady(
    participants: readonly string[],
    fromDay: string,
    toDay: string,
  ): Promise<readonly DocumentReady[]>;
  /** `not told`: its case is told to them no more. */
  findAppointment(participant: string, told: AppointmentMatter): Promise<AppointmentNow | 'not told'>;
  /** Which extract was taken last: what there is changes with it. */
  findLastExtract(): Promise<number>;
}
