import { isMap, isSeq } from 'yaml';
import { readChoice } from '../yaml/read-value.ts';
import { suggestOne, type Field, type YamlFile } from '../yaml/yaml-file.ts';
import { holidayCalendars, weekdays, type Holidays, type OpeningHours, type Span } from './opening-hours.ts';
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
  const names = [...named.keys()];
  const known = names.length > 0 ? `name hours of this file (${names.join(', ')})` : 'hold days';
  file.report(written.offsetOf(0), `"hours" must ${known}; it has "${name}".`, suggestOne(name, names));
  return undefined;
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
  const read = file.readNamed(field, weekdays).map((day) => [day.name, readSpans(file, day)] as const);
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

/** `none`, a calendar, or a list of calendars and dates. */
function readHolidays(reading: Reading, field: Field | undefined): Kept {
  const { file } = reading;
  if (!field) return { calendars: [], dates: [] };
  if (!isSeq(field.node)) {
    const calendar = readChoice(file, field, ['none', ...holidayCalendars]);
    return { calendars: calendar && calendar !== 'none' ? [calendar] : [], dates: [] };
  }
  const listed = file.readList(field).map(({ value, offsetOf }) => ({ text: value.trim(), offset: offsetOf(0) }));
  const calendars = holidayCalendars.filter((calendar) => listed.some(({ text }) => text === calendar));
  const others = listed.filter(({ text }) => !holidayCalendars.some((calendar) => calendar === text));
  const dates = others.map(({ text, offset }) => [readDate(reading, text, offset), []] as const);
  return { calendars, dates: keepWhole(dates).map(([date]) => [date, []]) };
}

function readDate({ file, today }: Reading, text: string, offset: number): string | undefined {
  const date = parseDate(text);
  if (date === undefined) {
    const wanted = `"${text}" must be a date such as "${today.toString()}"`;
    const calendar = suggestOne(text, holidayCalendars);
    const meant = findMeantDate(text);
    file.report(offset, `${wanted}.`, meant === undefined ? calendar : `Write "${meant}".`);
    return undefined;
  }
  if (Temporal.PlainDate.compare(date, today) < 0) {
    file.warn(offset, `${date.toString()} is over.`, 'Take it away, or mend its year.');
  }
  return date.toString();
}

function parseDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}

/** "12/24/2026" as written in the United States. */
function findMeantDate(text: string): string | undefined {
  const [, month = '', day = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/u.exec(text) ?? [];
  return parseDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)?.toString();
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
