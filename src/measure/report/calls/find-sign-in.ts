import type { MeasuredEvent } from '../../../calls/ports/event-store.ts';
import type { CallOutcome } from './call-outcome.ts';
import type { WayToDesk } from './find-way-to-desk.ts';
import { isAtSignIn } from './report-states.ts';

/**
 * What became of a sign-in. `locked`: it was paused or locked. `person`: the caller went on to one from there. `refused`: a PIN was
 * refused, and none was taken later. `given-up`: the call ended there, with no PIN refused. `otherwise`: the caller asked for a PIN, went
 * elsewhere, or was held up by a fault.
 */
export const signInOutcomes = ['signed-in', 'refused', 'locked', 'person', 'given-up', 'otherwise'] as const;

export interface SignInCourse {
  readonly outcome: (typeof signInOutcomes)[number];
  /** PINs that were entered. */
  readonly tries: number;
  readonly taken: number;
}

interface OfCall {
  readonly turns: readonly MeasuredEvent[];
  readonly states: ReadonlySet<string>;
  /** The last one. */
  readonly state: string;
  readonly outcome: CallOutcome;
  readonly wayToDesk: WayToDesk | undefined;
}

const holds = new Set(['sign-in-paused', 'sign-in-locked']);

/** Undefined where the call never came to sign in. */
export function findSignIn(call: OfCall): SignInCourse | undefined {
  const results = call.turns.flatMap(({ results: kinds }) => kinds.split(' '));
  const count = (isMeant: (kind: string) => boolean) => results.filter(isMeant).length;
  const taken = count((kind) => kind === 'signed-in');
  const refused = count((kind) => kind === 'sign-in-refused');
  const held = count((kind) => holds.has(kind));
  const tries = taken + refused + held;
  if (tries === 0 && ![...call.states].some(isAtSignIn)) return undefined;
  return { outcome: nameOutcome(call, { taken, refused, held }), tries, taken };
}

function nameOutcome(
  { state, outcome, wayToDesk }: OfCall,
  { taken, refused, held }: { readonly taken: number; readonly refused: number; readonly held: number },
): SignInCourse['outcome'] {
  if (taken > 0) return 'signed-in';
  if (held > 0) return 'locked';
  if (outcome.startsWith('passed') && wayToDesk && isAtSignIn(wayToDesk.from)) return 'person';
  if (refused > 0) return 'refused';
  return outcome !== 'no-end' && outcome !== 'fault' && isAtSignIn(state) ? 'given-up' : 'otherwise';
}
