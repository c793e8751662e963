import { fromTransition, type AnyStateNode, type AnyTransitionDefinition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { advance, begin, hear, type Place } from '../../src/dialogue/advance.ts';
import { describe as describePlace } from '../../src/dialogue/describe.ts';
import type { EffectResult } from '../../src/dialogue/effects.ts';
import type { CallerEvent, FlowEvent } from '../../src/dialogue/event.ts';
import type { Flow, LineSettings } from '../../src/dialogue/flow.ts';
import type { Output } from '../../src/dialogue/output.ts';

/** One way through a flow: the places met, and the event that led to each. */
export interface Path {
  readonly steps: readonly { readonly event: FlowEvent; readonly place: Place }[];
  readonly end: Place;
}

/** Shortest paths to every place of a flow, as `xstate/graph` finds them, and the transitions taken on the way. */
export function explore(flow: Flow, settings: LineSettings, results: readonly EffectResult[]) {
  const taken = new Set<AnyTransitionDefinition>();
  const logic = fromTransition(step, begin(flow, settings)[0]);

  function step(place: Place, event: FlowEvent): Place {
    const heard = hasScene(place) ? hear(flow, place, event) : place;
    for (const transition of flow.machine.getTransitionData(heard, event)) taken.add(transition);
    return advance(flow, heard, event)[0];
  }

  const paths = getShortestPaths(logic, {
    events: ({ context: place }) => (place.status === 'done' ? [] : eventsAt(place, results)),
    serializeState: ({ context: place }) => serialise(place),
    limit: 100_000,
  });
  return { paths: paths.map(toPath), taken };
}

function toPath(path: { steps: { event: FlowEvent; state: { context: Place } }[]; state: { context: Place } }): Path {
  return {
    steps: path.steps.map(({ event, state }) => ({ event, place: state.context })),
    end: path.state.context,
  };
}

/** Whether the caller meets something here, rather than an effect being waited for. */
export function hasScene(place: Place): boolean {
  return Object.keys(place.getMeta()).length > 0;
}

function eventsAt(place: Place, results: readonly EffectResult[]): FlowEvent[] {
  return hasScene(place) ? callerEventsAt(describePlace(place)) : results.filter((event) => place.can(event));
}

/** All that a caller can do at an output. */
function callerEventsAt({ next }: Output): CallerEvent[] {
  if (next.kind !== 'ask') return [{ type: 'served' }, { type: 'unreached' }, { type: 'repeat' }];
  const always = ['agent', 'repeat', 'back', 'other-language', 'no-input', 'no-match'] as const;
  const { question } = next;
  const answers: CallerEvent[] =
    question.kind === 'choice'
      ? Object.keys(question.options).map((name) => ({ type: `choose.${name}` }))
      : [
          { type: 'entered', digits: '1'.repeat(question.minDigits) },
          { type: 'entered', digits: '123456789'.slice(0, question.maxDigits) },
          ...(question.star ? [{ type: `choose.${question.star}` } as const] : []),
        ];
  return [...answers, ...always.map((type) => ({ type }))];
}

/** Places that sound and lead on alike are one: what a page of payments holds does not matter, whether there is one does. */
function serialise({ value, context }: Place): string {
  const { language, misses, refusals, participant, first } = context;
  return JSON.stringify([value, language, misses, refusals, participant, first.length]);
}

/** Every state of a flow and every transition it defines by an event. */
export function edgesOf(flow: Flow): { states: AnyStateNode[]; transitions: AnyTransitionDefinition[] } {
  const states = withChildren(flow.machine.root);
  return { states, transitions: states.flatMap((state) => [...state.transitions.values()].flat()) };
}

function withChildren(state: AnyStateNode): AnyStateNode[] {
  return [state, ...Object.values(state.states).flatMap(withChildren)];
}
