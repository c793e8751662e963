import { readValue } from '../yaml/read-value.ts';
import type { Field, YamlFile } from '../yaml/yaml-file.ts';
import type { Span } from './opening-hours.ts';

const wanted = 'times such as "08:00-17:00", or "08:00-12:00, 13:00-17:00"';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const span = new RegExp(`^(${time})\\s*[-–]\\s*(${time})$`, 'u');
const loose =
  /^(?<fromHour>\d{1,2})(?::?(?<fromMinute>\d\d))?\s*(?<fromHalf>[ap]m?)?\s*(?:-|–|to)\s*(?<toHour>\d{1,2})(?::?(?<toMinute>\d\d))?\s*(?<toHalf>[ap]m?)?$/iu;

/** The times at which a desk is open on a day: one or several, one after the other. None where the day is `closed`. */
export function readSpans(file: YamlFile, field: Field): Span[] | undefined {
  const written = file.readText(field);
  if (!written) return undefined;
  const text = written.value.trim();
  if (text === 'closed') return [];
  const spans = text.split(',').map((part) => readSpan(part.trim()));
  if (spans.every((one) => one !== undefined)) return checkOrder(file, field, spans);
  const meant = text.split(',').map((part) => findMeantSpan(part.trim()));
  const suggestion = meant.includes(undefined) ? undefined : `Write "${meant.join(', ')}".`;
  file.report(written.offsetOf(0), `"${field.name}" must be ${wanted}.`, suggestion);
  return undefined;
}

function checkOrder(file: YamlFile, field: Field, spans: Span[]): Span[] | undefined {
  const times = spans.flatMap(({ from, to }) => [from, to]);
  const isSorted = times.every((one, index) => index === 0 || (times[index - 1] ?? '') < one);
  return readValue(file, field, `${wanted}, the earlier time first`, () => (isSorted ? spans : undefined));
}

function readSpan(text: string): Span | undefined {
  const [, from, to] = span.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** "8-17" and "8am-5pm" are 08:00-17:00; an end before its begin is in the afternoon. */
function findMeantSpan(text: string): string | undefined {
  const { fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf } = loose.exec(text)?.groups ?? {};
  if (fromHour === undefined || toHour === undefined) return undefined;
  const from = clock(fromHour, fromMinute, fromHalf);
  const to = clock(toHour, toMinute, toHalf);
  if (from === undefined || to === undefined) return undefined;
  return `${from}-${to > from ? to : (clock(toHour, toMinute, 'p') ?? to)}`;
}

function clock(hour: string, minute = '00', half = ''): string | undefined {
  const inHalf = half === '' ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0);
  const written = `${String(inHalf).padStart(2, '0')}:${minute}`;
  return new RegExp(`^${time}$`, 'u').test(written) ? written : undefined;
}
