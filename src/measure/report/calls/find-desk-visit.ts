import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';
import { isAtDesk } from './report-states.ts';

/** What became of callers who waited in the queue. `left-soon`: within ten seconds. */
export const queueOutcomes = [
  'answered',
  'callback',
  'request',
  'closed-meanwhile',
  'left-soon',
  'abandoned',
  'no-end',
] as const;

type QueueOutcome = (typeof queueOutcomes)[number];

/** What became of a caller at the desk. `at-once`: let through without a wait. `closed`: nobody answered there, and there was no queue. */
export interface DeskVisit {
  readonly outcome: QueueOutcome | 'at-once' | 'closed';
  /** From the first place in the queue until the desk was rung that answered; 0 where there was none. */
  readonly waitMs: number;
}

/** A shorter wait is a change of mind, and no wait that failed. */
const soonMs = 10_000;

interface Seen {
  came: boolean;
  queuedMs: number | undefined;
  openMs: number | undefined;
  closed: boolean;
  keptPlace: boolean;
  leftRequest: boolean;
  leftMs: number | undefined;
}

/** Undefined where the call never asked for the desk. */
export function findDeskVisit(turns: readonly MeasuredEvent[], end: MeasuredEvent | undefined): DeskVisit | undefined {
  const seen: Seen = {
    came: false,
    queuedMs: undefined,
    openMs: undefined,
    closed: false,
    keptPlace: false,
    leftRequest: false,
    leftMs: undefined,
  };
  for (const event of end ? [...turns, end] : turns) see(seen, event);
  if (!seen.came) return undefined;
  const { queuedMs, openMs } = seen;
  const outcome = queuedMs === undefined ? nameUnqueued(seen) : nameQueued(seen, queuedMs, end);
  return { outcome, waitMs: openMs === undefined || queuedMs === undefined ? 0 : Math.max(0, openMs - queuedMs) };
}

function see(seen: Seen, { from, to, event, results, atMs }: MeasuredEvent): void {
  if (event === 'unreached') seen.openMs = undefined;
  for (const result of results.split(' ')) {
    if (result === 'queued') seen.queuedMs ??= atMs;
    if (result === 'desk-open') seen.openMs = atMs;
    if (result === 'desk-closed' || result === 'desk-unreached') seen.closed = true;
    if (result === 'place-kept') seen.keptPlace = true;
    if (result === 'request-left' && isAtDesk(from)) seen.leftRequest = true;
  }
  seen.came ||= seen.queuedMs !== undefined || seen.openMs !== undefined || seen.closed;
  if (isAtDesk(from) && !isAtDesk(to)) seen.leftMs ??= atMs;
}

function nameUnqueued({ openMs }: Seen): DeskVisit['outcome'] {
  return openMs === undefined ? 'closed' : 'at-once';
}

function nameQueued(seen: Seen, queuedMs: number, end: MeasuredEvent | undefined): QueueOutcome {
  if (seen.openMs !== undefined) return 'answered';
  if (seen.keptPlace) return 'callback';
  if (seen.leftRequest) return 'request';
  if (seen.closed) return 'closed-meanwhile';
  const leftMs = seen.leftMs ?? end?.atMs;
  if (leftMs === undefined) return 'no-end';
  return leftMs - queuedMs <= soonMs ? 'left-soon' : 'abandoned';
}
