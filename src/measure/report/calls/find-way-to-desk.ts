import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';
import { isAtDesk, unknownState } from './report-states.ts';

/** How a call came to the states of the desk, the last time. */
export interface WayToDesk {
  /** Where the caller stood. */
  readonly from: string;
  /** Whether missed or unfit answers led there, and not a wish. */
  readonly isSent: boolean;
}

const wishes = new Set(['agent', 'errand', 'either', 'picked', 'recorded', 'typed']);

export function findWayToDesk(turns: readonly MeasuredEvent[]): WayToDesk | undefined {
  const turn = turns.findLast(({ from, to }) => isAtDesk(to) && !isAtDesk(from));
  return turn && { from: turn.from || unknownState, isSent: !isWish(turn.event) };
}

function isWish(event: string): boolean {
  return wishes.has(event) || event.startsWith('choose.');
}
