import { isMap, isScalar, isSeq } from 'yaml';
import { findMeantDate, parseDate } from '../text/meant-date.ts';
import { readChoice } from '../yaml/read-value.ts';
import { placeOf, suggestOne, type Field, type YamlFile } from '../yaml/yaml-file.ts';
import { holidayCalendars, weekdays, type Holidays, type OpeningHours, type Span } from './opening-hours.ts';
import { findMeantDay } from './find-meant-day.ts';
import { readSpans } from './read-spans.ts';

/** Hours by their name, as several lines use them; undefined where they have mistakes. */
export type NamedHours = ReadonlyMap<string, OpeningHours | undefined>;

interface Reading {
  readonly file: YamlFile;
  /** Exceptions before it are told: they were forgotten here, or have the wrong year. */
  readonly today: Temporal.PlainDate;
}

/** The hours of a line: its own, or the name of hours that stand at the top of the file. */
export function readHours(reading: Reading, field: Field, named: NamedHours): OpeningHours | undefined {
  if (isMap(field.node)) return readOwnHours(reading, field);
  const { file } = reading;
  const written = file.readText(field);
  if (!written) return undefined;
  const name = written.value.trim();
  if (named.has(name)) return named.get(name);
  // What is wrong with them is told at the top.
  if (named.size === 0 && file.problems.length > 0) return undefined;
  const names = [...named.keys()];
  const known = names.length > 0 ? `name hours of this file (${names.join(', ')})` : 'hold days';
  file.report(written.offsetOf(0), `"hours" must ${known}; it has "${name}".`, suggestHours(name, names));
  return undefined;
}

function suggestHours(name: string, names: readonly string[]): string | undefined {
  const isAlways = /^(?:|none|no|always|open|24\s*h|24\s*\/\s*7)$/iu.test(name);
  return isAlways ? 'Take the line away where the desk is always open.' : suggestOne(name, names);
}

/** Days, holidays and exceptions. */
function readOwnHours(reading: Reading, field: Field): OpeningHours | undefined {
  const { file } = reading;
  const fields = file.readFields(field, ['days'], ['holidays', 'exceptions']);
  const days = readDays(file, fields.days);
  const { calendars, dates } = readHolidays(reading, fields.holidays);
  const exceptions = file.readNamed(fields.exceptions).map((exception) => {
    return [readDate(reading, exception.name, exception.offset), readSpans(file, exception)] as const;
  });
  return days && { days, holidays: calendars, exceptions: Object.fromEntries([...dates, ...keepWhole(exceptions)]) };
}

function readDays(file: YamlFile, field: Field | undefined): OpeningHours['days'] | undefined {
  const read = file.readNamed(field, weekdays, findMeantDay).map((day) => [day.name, readSpans(file, day)] as const);
  if (field && isMap(field.node) && field.node.items.length === 0) file.report(field.offset, '"days" holds no day.');
  const days = keepWhole(read);
  return days.length > 0 ? Object.fromEntries(days) : undefined;
}

function keepWhole<Key, Value>(
  entries: readonly (readonly [Key | undefined, Value | undefined])[],
): (readonly [Key, Value])[] {
  return entries.flatMap(([key, value]) => (key === undefined || value === undefined ? [] : [[key, value] as const]));
}

interface Kept {
  readonly calendars: Holidays[];
  /** Own holidays. */
  readonly dates: (readonly [date: string, spans: Span[]])[];
}

function isCalendar(text: string): boolean {
  return holidayCalendars.some((calendar) => calendar === text);
}

/** "federal, 2026-12-24" without brackets. */
function findMeantList(file: YamlFile, field: Field): string | undefined {
  if (!isScalar(field.node)) return undefined;
  const parts = (file.readText(field)?.value ?? '').split(/\s*(?:[,;&]|\band\b)\s*/u);
  if (parts.length === 1 && isCalendar(parts[0] ?? '')) return undefined;
  const read = parts.map((part) => (isCalendar(part) ? part : findMeantDate(part)));
  return read.includes(undefined) ? undefined : read.join(', ');
}

/** `none`, a calendar, or a list of calendars and dates. */
function readHolidays(reading: Reading, field: Field | undefined): Kept {
  const { file } = reading;
  if (!field) return { calendars: [], dates: [] };
  if (!isSeq(field.node)) {
    const list = findMeantList(file, field);
    if (list !== undefined) {
      file.report(placeOf(field), 'Several holidays, and dates, stand in brackets.', `Write [${list}].`);
      return { calendars: [], dates: [] };
    }
    const calendar = readChoice(file, field, ['none', ...holidayCalendars]);
    return { calendars: calendar && calendar !== 'none' ? [calendar] : [], dates: [] };
  }
  const listed = file.readList(field).map(({ value, offsetOf }) => ({ text: value.trim(), offset: offsetOf(0) }));
  const calendars = holidayCalendars.filter((calendar) => listed.some(({ text }) => text === calendar));
  const others = listed.filter(({ text }) => !holidayCalendars.some((calendar) => calendar === text));
  const dates = others.map(({ text, offset }) => [readDate(reading, text, offset, holidayCalendars), []] as const);
  return { calendars, dates: keepWhole(dates).map(([date]) => [date, []]) };
}

const alternatives = new Intl.ListFormat('en-US', { type: 'disjunction', style: 'long' });

/** `calendars` may stand in its place. */
function readDate(
  { file, today }: Reading,
  text: string,
  offset: number,
  calendars: readonly string[] = [],
): string | undefined {
  const date = parseDate(text);
  if (date === undefined) {
    const wanted = `"${text}" must be a date such as "${today.toString()}"`;
    const meant = findMeantDate(text);
    const other =
      suggestOne(text, calendars) ??
      `Write each day by itself${calendars.length > 0 ? `, or ${alternatives.format(calendars)}` : ''}.`;
    file.report(offset, `${wanted}.`, meant === undefined ? other : `Write "${meant}".`);
    return undefined;
  }
  if (Temporal.PlainDate.compare(date, today) < 0) {
    file.warn(offset, `${date.toString()} is over.`, 'Take it away, or mend its year.');
  }
  return date.toString();
}

/** Reads the hours at the top of a file. */
export function readNamedHours(reading: Reading, field: Field | undefined): NamedHours {
  const named = reading.file.readNamed(field).map((one) => [one.name, readOwnHours(reading, one)] as const);
  return new Map(named);
}

/** Warns of hours that no line names. */
export function warnOfIdleHours(file: YamlFile, named: Field | undefined, used: ReadonlySet<string>): void {
  for (const { name, offset } of file.readNamed(named)) {
    if (!used.has(name)) file.warn(offset, `No line has the hours "${name}".`, `Write hours: ${name} in a line.`);
  }
}
