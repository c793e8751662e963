import type { AnyMachineSnapshot } from 'xstate';
import type { DialogueContext } from './dialogue-context.ts';
import type { Effect } from './effects.ts';
import type { CallerEvent, FlowEvent } from './event.ts';
import type { Flow, LineSettings } from './flow.ts';
import { countMiss, mostSilences } from './misses.ts';
import { findScene, type Scene } from './scene.ts';
import { enter, transit } from './transit.ts';

/** Where a call stands in its flow. */
export type Place = AnyMachineSnapshot;

/** A place, and the effects that it asks for. */
export type Step = [place: Place, effects: Effect[]];

/** The place where a call begins. Pure. */
export function begin(flow: Flow, settings: LineSettings): Step {
  const [place, actions] = enter(flow.machine, settings);
  return [place, effectsOf(actions)];
}

/** The next place after an event, and the effects it asks for. Pure: runs nothing, changes nothing it was given. */
export function advance(flow: Flow, place: Place, event: FlowEvent): Step {
  const happened: FlowEvent = { ...event, at: partOf(place.value) };
  const [next, actions] = transit(flow.machine, place, happened);
  const stays = next.matches(place.value) && next.context.unfit === place.context.unfit;
  return [stays ? next : withContext(next, countAnew(place, next)), effectsOf(actions)];
}

/** The part of the flow that a place is in. */
function partOf(value: Place['value']): string {
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
}

/**
 * At another question the missed answers are counted from zero. A number that did not fit counts as a missed answer until the flow asks
 * for something else than a number.
 */
function countAnew({ context: before }: Place, next: Place): Partial<DialogueContext> {
  const { unfit } = next.context;
  if (unfit > before.unfit) return { misses: unfit, missed: undefined };
  const scene = findScene(next);
  const still = !scene || isAskedForNumber(scene, next.context);
  return { misses: 0, missed: undefined, ...(!still && { unfit: 0 }) };
}

/** Whether an event answers a question for a number, or chooses one. What was left out or went back did not end with a `#` that belongs to a number. */
function answersNumber(place: Place, { type }: CallerEvent): boolean {
  const context: DialogueContext = place.context;
  if (type === 'back' || type === 'no-input' || type === 'long-silence' || (type === 'repeat' && context.afterEntry))
    return false;
  const scene = findScene(place);
  if (!scene || context.paused) return false;
  return isAskedForNumber(scene, context) || (scene.takesNumber === true && type.startsWith('choose.'));
}

function isAskedForNumber({ ask }: Scene<DialogueContext>, context: DialogueContext): boolean {
  return (typeof ask === 'function' ? ask(context) : ask)?.kind === 'digits';
}

/**
 * The next place after something the caller did. Sentences said once, missed answers, pace and pauses are handled here for every state
 * of every flow.
 */
export function react(flow: Flow, place: Place, event: CallerEvent): Step {
  const context: DialogueContext = place.context;
  const missed = event.type === 'no-input' || event.type === 'no-match' ? event.type : undefined;
  const misses = missed ? countMiss(context, missed) : 0;
  const silences = countSilences(place, event);
  if (missed && silences >= mostSilences)
    return react(flow, withContext(place, { silences }), { type: 'long-silence' });
  const first = sayAgain.has(event.type) || context.first.length === 0 ? context.first : [];
  if (context.paused && event.type === 'no-input') return [withContext(place, { misses, missed, silences }), []];
  const unfit = missed || event.type === 'entered' ? context.unfit : 0;
  const helped = event.type === 'help';
  const afterEntry = answersNumber(place, event);
  const heard = withContext(place, { first, misses, missed, silences, unfit, helped, afterEntry, paused: false });
  if (context.paused && !endsPause.has(event.type)) return [withContext(heard, { first: withoutPromise(context) }), []];
  if (event.type !== 'more-time' || isHeld(place)) return advance(flow, heard, event);
  return [withContext(heard, giveTime(context)), []];
}

/** Events in which the caller has no part leave the count as it is, and so does silence where something else is waited for. */
function countSilences(place: Place, { type }: CallerEvent): number {
  const { silences, pace, paused }: DialogueContext = place.context;
  if (type === 'no-input') return silences + ((pace === 'relay' || paused) && !isHeld(place) ? 1 : 0);
  return withoutCaller.has(type) ? silences : 0;
}

const withoutCaller: ReadonlySet<string> = new Set(['long-silence', 'served', 'unreached', 'hung-up']);

/** What a paused call leads on with; all else only ends the pause. */
const endsPause: ReadonlySet<string> = new Set(['agent', 'long-silence']);

/** A caller who waits for something cannot pause the call. */
function isHeld(place: Place): boolean {
  return findScene(place)?.hold !== undefined;
}

/** A caller who comes back from a pause has already heard that there is time. */
function withoutPromise({ first }: DialogueContext): DialogueContext['first'] {
  return first.filter(({ prompt }) => prompt !== 'more-time');
}

/** After these events the caller hears everything again. */
const sayAgain: ReadonlySet<string> = new Set(['repeat', 'other-language', 'more-time']);

/** Asked once, the call slows down; asked again, it waits. */
function giveTime({ pace, first }: DialogueContext): Partial<DialogueContext> {
  return pace === 'relay' ? { paused: true } : { pace: 'relay', first: [{ prompt: 'more-time' }, ...first] };
}

/** The same state with another context, a copy as XState makes its own. Most turns change nothing here, and make no copy. */
function withContext(place: Place, change: Partial<DialogueContext>): Place {
  const context: DialogueContext = place.context;
  for (const name in change) {
    const key = name as keyof DialogueContext;
    if (change[key] !== context[key]) return { ...place, context: { ...context, ...change } };
  }
  return place;
}

/** The names of XState's own actions begin with `xstate.`; all others are effects of the flow. */
function effectsOf(actions: readonly { readonly type: string }[]): Effect[] {
  return actions.filter((action): action is Effect => !action.type.startsWith('xstate.'));
}
