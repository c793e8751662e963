import { react, type Step } from '../../dialogue/advance.ts';
import type { Standing } from '../../dialogue/standing.ts';

const hungUp = { type: 'hung-up' } as const;

/** Whether a caller who hangs up here has left something that is to be sent. */
export function owes({ place }: Standing): boolean {
  return place.can(hungUp);
}

/** Where a caller who has hung up here is taken, and what is to be done there. */
export function leftToDo(standing: Standing): Step {
  return owes(standing) ? react(standing.flow, standing.place, hungUp) : [standing.place, []];
}
