import { findMeantDate } from '../../text/meant-date.ts';
import { findMeantTime } from '../../text/meant-time.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

/** What reading a text that is said for a time needs to know. */
export interface Schedule {
  readonly now: Temporal.Instant;
  /** IANA name of the zone in which times are written: `timeZone` of the directory. */
  readonly timeZone: string | undefined;
  /** Takes up when such texts begin and end. */
  readonly changes: Temporal.Instant[];
}

interface Times {
  readonly from: Field | undefined;
  readonly until: Field | undefined;
}

/** Whether a text is said now. A date begins with its first minute, and ends with its last. */
export function isSaidNow(file: YamlFile, { from, until }: Times, schedule: Schedule): boolean {
  const begin = readTime(file, from, schedule, 0);
  const end = readTime(file, until, schedule, 1);
  const { now, changes } = schedule;
  for (const change of [begin, end]) if (change) changes.push(change);
  if (begin && end && !isBefore(begin, end)) {
    const message = isBefore(end, begin) ? '"until" is before "from".' : '"until" is when "from" is: it is never said.';
    file.report(until?.offset ?? 0, message, 'Mend one of the two.');
  }
  const isOver = end !== undefined && !isBefore(now, end);
  if (isOver && until)
    file.warn(until.offset, 'This is over, and not said any more.', 'Take it away, or mend its times.');
  return !isOver && (begin === undefined || !isBefore(now, begin));
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}

/** `extraDays` are added to a date without a time. */
function readTime(
  file: YamlFile,
  field: Field | undefined,
  { timeZone }: Schedule,
  extraDays: number,
): Temporal.Instant | undefined {
  const written = file.readText(field);
  if (!field || !written) return undefined;
  const text = written.value.trim();
  const [, date, time] = /^(\d{4}-\d\d-\d\d)(?:[ T](\d\d:\d\d))?$/u.exec(text) ?? [];
  const local = date === undefined ? undefined : parseLocal(`${date}T${time ?? '00:00'}`);
  if (!local) {
    const meant = findMeantDateTime(text);
    const suggestion = meant === undefined ? 'Is there such a day?' : `Write "${meant}".`;
    const message = `"${field.name}" must be a date, or a date and a time: 2026-12-24 08:00.`;
    file.report(written.offsetOf(0), message, suggestion);
    return undefined;
  }
  if (timeZone === undefined) {
    const suggestion = 'Write it there, such as timeZone: America/Los_Angeles.';
    file.report(field.offset, `"${field.name}" needs the timeZone of directory.yaml.`, suggestion);
    return undefined;
  }
  return (time === undefined ? local.add({ days: extraDays }) : local).toZonedDateTime(timeZone).toInstant();
}

/** "12/24/2026 5 pm" is 2026-12-24 17:00. The end of a day is the begin of the next one. */
function findMeantDateTime(text: string): string | undefined {
  const date = findMeantDate(text);
  if (date !== undefined) return date;
  const [, day = '', time = ''] = /^(\S+?)[\sT]+(\S.*)$/u.exec(text) ?? [];
  const [meantDay, meantTime] = [findMeantDate(day), findMeantTime(time)];
  if (meantDay !== undefined && time === '24:00') return meantDay;
  return meantDay === undefined || meantTime === undefined ? undefined : `${meantDay} ${meantTime}`;
}

function parseLocal(text: string): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(text, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
