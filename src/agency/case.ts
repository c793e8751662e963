import type { Language } from '../text/language.ts';

/** A calendar date, ISO 8601: `2026-11-20`. */
type IsoDate = string;

export const roles = ['payer', 'recipient'] as const;
type Role = (typeof roles)[number];

export const paymentMethods = [
  'wage-withholding',
  'bank',
  'card',
  'cash',
  'check',
  'tax-offset',
  'direct-deposit',
  'payment-card',
] as const;
export type PaymentMethod = (typeof paymentMethods)[number];

/** `collection`: a payment the payer made. `disbursement`: a payment sent to the recipient. */
export const paymentKinds = ['collection', 'disbursement'] as const;
export type PaymentKind = (typeof paymentKinds)[number];

export const paymentStatuses = ['posted', 'expected'] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

/** A case as one of its two parents hears it. Amounts are integer cents; below zero, `arrearsCents` is a credit. */
export interface CaseDetails {
  /** Where it stands among the participant's cases, from 1. */
  readonly position: number;
  readonly count: number;
  /** The last four signs of its number, or as many more as tell the participant's cases apart. */
  readonly numberEnding: string;
  readonly role: Role;
  readonly county: string;
  readonly arrearsCents: number;
  readonly asOf?: IsoDate;
  readonly monthlySupportCents: number;
  readonly dockets: readonly string[];
}

export const appointmentKinds = ['court', 'office', 'genetic-test'] as const;
export type AppointmentKind = (typeof appointmentKinds)[number];

/** How an appointment stands to the day of the call: begun a while ago, on that day or the day before it; soon; or in a later year. */
export const appointmentTimes = ['begun', 'begun-yesterday', 'today', 'tomorrow', 'later', 'later-year'] as const;
export type AppointmentTime = (typeof appointmentTimes)[number];

/** The night on which clocks go back has an hour twice. */
export const repeatedHours = ['first', 'second'] as const;
export type RepeatedHour = (typeof repeatedHours)[number];

/** Something that the caller must come to. Date and time are those of the line's time zone. */
export interface ToldAppointment {
  readonly kind: AppointmentKind;
  readonly when: AppointmentTime;
  /** Which of the two hours of that name it is in, where there are two. */
  readonly hour?: RepeatedHour;
  readonly date: IsoDate;
  /** ISO 8601: `09:30`. */
  readonly time: string;
  readonly place: string;
  readonly address: string;
}

/** What a caller leaves for the agency to do. */
export const requestKinds = [
  'direct-deposit-form',
  'message',
  'statement',
  'payment-history',
  'contact-change',
  'text-reminders',
  'missing-payment',
  'order-review',
  'callback',
] as const;
export type RequestKind = (typeof requestKinds)[number];

/** An office of the agency, as operators keep it in the directory. */
export interface Office {
  readonly county: string;
  readonly address: string;
  readonly phone: string;
  /** When it is open, in the words of each language. */
  readonly hours: Readonly<Record<Language, string>>;
}

/** How a payment stands on the day of the call: one that was posted may be dated ahead, one that was expected may be overdue. */
export const paymentStandings = ['posted', 'ahead', 'expected', 'overdue'] as const;
export type PaymentStanding = (typeof paymentStandings)[number];

/** A payment as it is told on a day. */
export interface ToldPayment extends Omit<Payment, 'status'> {
  readonly standing: PaymentStanding;
}

export interface Payment {
  readonly kind: PaymentKind;
  readonly status: PaymentStatus;
  readonly amountCents: number;
  readonly date: IsoDate;
  readonly method: PaymentMethod;
}
