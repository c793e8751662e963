import { californiaHolidays } from './california-holidays.ts';
import { federalHolidays } from './federal-holidays.ts';
import { massachusettsHolidays } from './massachusetts-holidays.ts';

/** In the order of ISO 8601. */
export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

type Weekday = (typeof weekdays)[number];

/** The holidays of a year, by whom they are kept. */
const calendars = {
  california: californiaHolidays,
  federal: federalHolidays,
  massachusetts: massachusettsHolidays,
} satisfies Record<string, (year: number) => Temporal.PlainDate[]>;

export type Holidays = keyof typeof calendars;

export const holidayCalendars = Object.keys(calendars) as readonly Holidays[];

/** From one time to another on the same day: `08:00`, `17:00`. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

/** When people answer at a desk, in the time zone of the line. The spans of a day follow each other; a day without any is closed. */
export interface OpeningHours {
  readonly days: Readonly<Partial<Record<Weekday, readonly Span[]>>>;
  readonly holidays: readonly Holidays[];
  /** Dates (ISO 8601) with other hours. */
  readonly exceptions: Readonly<Record<string, readonly Span[]>>;
}

/** A span in which the desk is open. */
export interface Opening extends Span {
  /** ISO 8601. */
  readonly date: string;
}

/** Longer than any run of closed days. */
const lookAheadDays = 60;

/** Whether the desk is open at a time. */
export function isDeskOpen(hours: OpeningHours, now: Temporal.ZonedDateTime): boolean {
  const time = timeOf(now);
  return spansOn(hours, now.toPlainDate()).some(({ from, to }) => from <= time && time < to);
}

/** When the desk opens next; undefined where it stays closed for 60 days. */
export function findNextOpening(hours: OpeningHours, now: Temporal.ZonedDateTime): Opening | undefined {
  const time = timeOf(now);
  for (let ahead = 0; ahead < lookAheadDays; ahead += 1) {
    const day = now.toPlainDate().add({ days: ahead });
    const span = spansOn(hours, day).find(({ from }) => ahead > 0 || time < from);
    if (span) return { date: day.toString(), ...span };
  }
  return undefined;
}

/** Whether a day is one of these holidays. Other hours of a day do not make it one. */
export function isHoliday(holidays: readonly Holidays[], day: Temporal.PlainDate): boolean {
  return holidays.some((calendar) => holidaysOf(calendar, day.year).has(day.toString()));
}

/** Whether people work on a day: those on which they answer; without hours, Monday to Friday. */
export function isWorkingDay(hours: OpeningHours | undefined, day: Temporal.PlainDate): boolean {
  return hours ? spansOn(hours, day).length > 0 : day.dayOfWeek <= 5;
}

function timeOf(now: Temporal.ZonedDateTime): string {
  return now.toPlainTime().toString().slice(0, 5);
}

function spansOn({ days, holidays, exceptions }: OpeningHours, day: Temporal.PlainDate): readonly Span[] {
  const date = day.toString();
  const exception = exceptions[date];
  if (exception) return exception;
  if (isHoliday(holidays, day)) return [];
  return days[weekdays[day.dayOfWeek - 1] ?? 'sunday'] ?? [];
}

/** The dates (ISO 8601) of the calendars and years that were asked for. */
const known = new Map<string, ReadonlySet<string>>();

function holidaysOf(calendar: Holidays, year: number): ReadonlySet<string> {
  const key = `${calendar} ${year}`;
  const dates = known.get(key) ?? new Set(calendars[calendar](year).map(String));
  known.set(key, dates);
  return dates;
}
