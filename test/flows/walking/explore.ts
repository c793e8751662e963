import { fromTransition, type AnyStateNode, type AnyTransitionDefinition } from 'xstate';
import { getShortestPaths } from 'xstate/graph';
import { advance, begin, react, type Place } from '../../../src/dialogue/advance.ts';
import { describe as describePlace } from '../../../src/dialogue/describe.ts';
import type { EffectResult } from '../../../src/dialogue/effects.ts';
import type { CallerEvent, FlowEvent } from '../../../src/dialogue/event.ts';
import type { Flow, LineSettings } from '../../../src/dialogue/flow.ts';
import type { Output, Question } from '../../../src/dialogue/output.ts';
import { isWithin, samePlace } from './same-place.ts';
import { payOutcomes } from '../../../src/agency/card-payment.ts';
import { commands } from '../../../src/dialogue/vocabulary.ts';

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
    const [next] = hasScene(place) ? react(flow, place, event as CallerEvent) : advance(flow, place, event);
    const misses = next.context.misses || (event.type.startsWith('no-') ? place.context.misses + 1 : 0);
    const heard = flow.machine.resolveState({ value: place.value, context: { ...place.context, misses } });
    for (const transition of flow.machine.getTransitionData(heard, event)) taken.add(transition);
    return next;
  }

  const paths = getShortestPaths(logic, {
    events: ({ context: place }) => (place.status === 'done' ? [] : eventsAt(place, results, flow)),
    serializeState: ({ context: place }) => samePlace(place, [whoIs(place), place.context.first.length > 0]),
    limit: 600_000,
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

function eventsAt(place: Place, results: readonly EffectResult[], flow: Flow): FlowEvent[] {
  if (!hasScene(place)) return results.filter((event) => place.can(event));
  const gone = { type: 'hung-up' } as const;
  const isKnown = place.context['participant'] !== undefined;
  return [...callerEventsAt(describePlace(place), { flow, isKnown }), ...(place.can(gone) ? [gone] : [])];
}

/** All that a caller can do at an output. */
function callerEventsAt({ next, language }: Output, asked: Omit<Asked, 'language'>): CallerEvent[] {
  if (next.kind !== 'ask') return [{ type: 'served' }, { type: 'unreached' }, { type: 'repeat' }];
  const { question } = next;
  if (question.kind === 'pause') return [{ type: 'resume' }, { type: 'no-input' }, { type: 'long-silence' }];
  // The carrier takes a card, and brings nothing but its end.
  if (question.kind === 'card') return answersTo(question);
  const always = [...commands, 'no-input', 'no-match', 'long-silence'] as const;
  const answers = answersTo(question);
  return [...answers, ...errandsAt(question, { language, ...asked }), ...always.map((type) => ({ type }))];
}

/** Errands of the call center that are done before a caller has signed in, or otherwise then. */
const ofStrangers = [
  'pay',
  'virtual-counter',
  'conference',
  'direct-payments',
  'direct-payment-credit',
  'order-review',
  'open-case',
  'case-manager',
  'get-pin',
];

interface Asked {
  readonly language: Output['language'];
  readonly flow: Flow;
  readonly isKnown: boolean;
}

/** All errands where a caller has signed in; before, one that needs that, and one of each other kind; elsewhere one for all, and those that lead elsewhere there. */
function errandsAt(question: Question, { language, flow: { prompts }, isKnown }: Asked): CallerEvent[] {
  if (question.kind !== 'choice' || !question.errands) return [];
  const of: Record<string, readonly string[]> = {
    'main-menu': prompts.errands,
    'massachusetts-menu': isKnown ? prompts.errands : [...ofStrangers, 'balance', 'license'],
    'customer-texts': prompts.errands,
    'massachusetts-texts': prompts.errands,
    role: ['balance', 'license', 'get-pin'],
    'general-information': ['balance', 'pay'],
    'next-case': ['balance', 'offices'],
    'after-case': ['balance', 'offices'],
  };
  const named = (of[question.prompt] ?? ['balance']).map((errand) => ({ type: 'errand' as const, errand, language }));
  return mainMenus.has(question.prompt) ? [...named, { type: 'either', errands: ['balance', 'dates'] }] : named;
}

/** Where all errands, and two at once, are named. */
const mainMenus = new Set(['main-menu', 'massachusetts-menu', 'customer-texts', 'massachusetts-texts']);

function answersTo(question: Question): CallerEvent[] {
  switch (question.kind) {
    case 'choice':
      return Object.keys(question.options).map((name) => ({ type: `choose.${name}` }));
    case 'pick':
      return question.items.map((_, index) => ({ type: 'picked', position: index + 1 }));
    case 'digits':
      return [
        ...['1111', '1999', '40000', '1111111', '123456789', '1000000000001', '9165550123', '0165550123']
          .filter((digits) => digits.length >= question.minDigits && digits.length <= question.maxDigits)
          .map((digits) => ({ type: 'entered' as const, digits })),
        ...(question.star ? [{ type: `choose.${question.star}` } as const] : []),
      ];
    case 'recording':
      return [true, false].flatMap((hungUp) => [
        { type: 'recorded' as const, recording: 'https://example.org/r', hungUp, wantsAgent: !hungUp },
        { type: 'recorded' as const, recording: 'https://example.org/r', hungUp },
        { type: 'typed' as const, text: 'CALL ME', hungUp },
      ]);
    case 'card':
      return payOutcomes.map((outcome) => ({ type: 'charged' as const, outcome }));
    case 'pause':
      return [{ type: 'resume' }];
  }
}

/** What is known of the caller, as far as it leads elsewhere. To reminders everybody agrees alike. */
function whoIs({ value, context: { participant } }: Place) {
  if (!participant || isWithin(['reminders'], value)) return [];
  const { payer, recipient, cases, mailingAddressValid } = participant;
  return [payer && recipient, payer, cases > 1, mailingAddressValid];
}

/** Every state of a flow and every transition it defines by an event. */
export function edgesOf(flow: Flow): { states: AnyStateNode[]; transitions: AnyTransitionDefinition[] } {
  const states = withChildren(flow.machine.root);
  return { states, transitions: states.flatMap((state) => [...state.transitions.values()].flat()) };
}

function withChildren(state: AnyStateNode): AnyStateNode[] {
  return [state, ...Object.values(state.states).flatMap(withChildren)];
}
