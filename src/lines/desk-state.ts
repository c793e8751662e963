import type { DeskOpening } from '../dialogue/effects.ts';
import type { Line } from './line.ts';
import { findNextOpening, isDeskOpen } from './opening-hours.ts';

export type DeskState =
  | { readonly type: 'desk-open' }
  | { readonly type: 'desk-closed'; readonly opening?: DeskOpening };

/** Whether the desk of a line is open at an instant, and when it opens next. */
export function readDeskState(line: Line | undefined, now: Temporal.Instant): DeskState {
  if (!line?.hours) return { type: 'desk-open' };
  const local = now.toZonedDateTimeISO(line.timeZone);
  if (isDeskOpen(line.hours, local)) return { type: 'desk-open' };
  const opening = findNextOpening(line.hours, local);
  if (!opening) return { type: 'desk-closed' };
  return { type: 'desk-closed', opening: { ...opening, when: tellDay(local.toPlainDate(), opening.date) } };
}

function tellDay(today: Temporal.PlainDate, date: string): DeskOpening['when'] {
  const { days } = today.until(date);
  if (days > 1) return 'later';
  return days === 1 ? 'tomorrow' : 'today';
}
