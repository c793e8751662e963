import type { Told } from '../../dialogue/output.ts';
import { type OpeningHours, type Span, weekdays } from '../../lines/opening-hours.ts';

type Weekday = (typeof weekdays)[number];

interface Run {
  readonly days: readonly [Weekday, ...Weekday[]];
  readonly spans: readonly Span[];
}

/** The hours of a usual week, days with the same hours in one sentence. Exceptions by date are left out: what is told has no date. */
export function tellWeeklyHours({ days, holidays }: OpeningHours): Told[] {
  const told = findRuns(days).flatMap(({ days: run, spans }) => spans.map((span) => tellRun(run, span)));
  return [...told, ...(holidays.length > 0 ? [{ prompt: 'desk-closed-on-holidays' }] : [])];
}

function tellRun([first, ...others]: Run['days'], { from, to }: Span): Told {
  const last = others.at(-1);
  if (last === undefined) return { prompt: 'desk-hours-day', slots: { day: `weekday-${first}`, from, to } };
  return { prompt: 'desk-hours-days', slots: { first: `weekday-${first}`, last: `weekday-${last}`, from, to } };
}

/** Days in a row with the same hours. */
function findRuns(days: OpeningHours['days']): Run[] {
  const runs: Run[] = [];
  let before = '';
  for (const day of weekdays) {
    const spans = days[day] ?? [];
    const hours = spans.map(({ from, to }) => `${from}-${to}`).join(' ');
    const last = hours !== '' && hours === before ? runs.pop() : undefined;
    if (hours !== '') runs.push({ days: last ? [...last.days, day] : [day], spans });
    before = hours;
  }
  return runs;
}
