import { findMeantTime } from '../text/meant-time.ts';
import type { Field, YamlFile } from '../yaml/yaml-file.ts';
import type { Span } from './opening-hours.ts';

const wanted = 'times such as "08:00-17:00", or "08:00-12:00, 13:00-17:00"';
const time = '(?:[01]\\d|2[0-3]):[0-5]\\d';
const span = new RegExp(`^(${time})\\s*[-–]\\s*(${time})$`, 'u');

/** The times at which a desk is open on a day: one or several, one after the other. None where the day is `closed`. */
export function readSpans(file: YamlFile, field: Field): Span[] | undefined {
  const written = file.readText(field);
  if (!written) return undefined;
  const text = written.value.trim();
  if (text === 'closed') return [];
  const spans = text.split(',').map((part) => readSpan(part.trim()));
  if (spans.every((one) => one !== undefined)) return checkOrder(file, field, spans);
  const meant = findMeantSpans(text);
  const suggestion = meant === undefined ? undefined : `Write "${meant}".`;
  file.report(written.offsetOf(0), `"${field.name}" must be ${wanted}.`, suggestion);
  return undefined;
}

function checkOrder(file: YamlFile, field: Field, spans: Span[]): Span[] | undefined {
  const times = spans.flatMap(({ from, to }) => [from, to]);
  if (times.every((one, index) => index === 0 || (times[index - 1] ?? '') < one)) return spans;
  const isBackwards = spans.some(({ from, to }) => from >= to);
  const suggestion = isBackwards
    ? 'What is after midnight belongs to the next day.'
    : 'These times overlap, or a later one stands first.';
  const offset = file.readText(field)?.offsetOf(0) ?? field.offset;
  file.report(offset, `"${field.name}" must be ${wanted}, the earlier time first.`, suggestion);
  return undefined;
}

function readSpan(text: string): Span | undefined {
  const [, from, to] = span.exec(text) ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

const allDay = /^(?:24\s*\/\s*7|24\s*h(?:ours)?|always|open|all day)$/iu;
const shut = /^(?:closed?|shut|no|none|false|off|-|)\.?$/iu;

/** "8-12; 1pm to 5 p.m." is 08:00-12:00, 13:00-17:00. */
function findMeantSpans(text: string): string | undefined {
  if (shut.test(text)) return 'closed';
  if (allDay.test(text)) return '00:00-23:59';
  const meant = text.split(/\s*(?:[,;&]|\band\b)\s*/u).map((part) => findMeantSpan(part));
  return meant.includes(undefined) ? undefined : meant.join(', ');
}

/** "8-17" and "8am-5pm" are 08:00-17:00; an end before its begin is in the afternoon. */
function findMeantSpan(text: string): string | undefined {
  const [, begin = '', end = ''] = /^(.+?)\s*(?:[-–—]|\bto\b|\buntil\b|(?<=\d)\s(?=\d))\s*(.+)$/iu.exec(text) ?? [];
  const from = findMeantTime(begin);
  // A day ends a minute before it.
  const to = /^24[:.]?(?:00)?$/u.test(end) ? '23:59' : findMeantTime(end);
  if (from === undefined || to === undefined) return undefined;
  const late = to > from ? to : (findMeantTime(`${end} p`) ?? to);
  return late > from ? `${from}-${late}` : undefined;
}
