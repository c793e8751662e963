import { initialTransition, transition, type AnyMachineSnapshot } from 'xstate';
import type { Effect } from './effects.ts';
import type { FlowEvent } from './event.ts';
import type { Flow, LineSettings } from './flow.ts';

/** Where a call stands in its flow. */
export type Place = AnyMachineSnapshot;

type Step = [place: Place, effects: Effect[]];

/** The place where a call begins. Pure. */
export function begin(flow: Flow, settings: LineSettings): Step {
  const [place, actions] = initialTransition(flow.machine, settings);
  return [place, effectsOf(actions)];
}

/** The next place after an event, and the effects it asks for. Pure: runs nothing, changes nothing it was given. */
export function advance(flow: Flow, place: Place, event: FlowEvent): Step {
  const [next, actions] = transition(flow.machine, place, event);
  return [next.matches(place.value) ? next : withoutMisses(flow, next), effectsOf(actions)];
}

/** Wherever the caller comes to, nothing has been missed there yet. */
function withoutMisses(flow: Flow, { value, context }: Place): Place {
  return flow.machine.resolveState({ value, context: { ...context, misses: 0, missed: undefined } });
}

/**
 * The place as an event of the caller finds it: what was said once is said, and answers missed in a row are counted.
 */
export function hear(flow: Flow, place: Place, event: FlowEvent): Place {
  const missed = event.type === 'no-input' || event.type === 'no-match' ? event.type : undefined;
  const misses = missed ? place.context.misses + 1 : 0;
  return flow.machine.resolveState({ value: place.value, context: { ...place.context, first: [], misses, missed } });
}

/** A flow's own actions are its effects; XState's are named after it. */
function effectsOf(actions: readonly { readonly type: string }[]): Effect[] {
  return actions.filter((action): action is Effect => !action.type.startsWith('xstate.'));
}
