import { react } from '../../dialogue/advance.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { Standing } from '../../dialogue/standing.ts';

const hungUp = { type: 'hung-up' } as const;

/** Whether a caller who hangs up here has left something that is to be sent. */
export function owes({ place }: Standing): boolean {
  return place.can(hungUp);
}

/** What is left to do for a caller who has hung up here. */
export function leftToDo(standing: Standing): readonly Effect[] {
  return owes(standing) ? react(standing.flow, standing.place, hungUp)[1] : [];
}
