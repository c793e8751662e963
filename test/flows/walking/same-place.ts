import type { Context } from '../../../flows/parts/context.ts';
import type { SavedCall } from '../../../src/dialogue/saved-call.ts';

/** Where a call stands, of a place as of a saved call. */
type Standing = Pick<SavedCall, 'value' | 'context'>;

/** The states of the desk in which it matters how often it was rung. */
const rings: ReadonlySet<unknown> = new Set(['connecting', 'waiting', 'leavingQueue', 'asking', 'askingAgain']);

/** Those in which it matters whether the desk is closed. */
const callbacks: ReadonlySet<unknown> = new Set([
  'closed',
  'findingCallingNumber',
  'offeringNumber',
  'askingNumber',
  'readingNumber',
  'choosingCountry',
  'confirmingNumber',
]);

/** Parts in which it does not matter how often a caller has tried to sign in. */
const ofEverybody = ['agent', 'request', 'waysToPay', 'virtualCounter', 'conferences', 'otherTopics'];

/**
 * The name of the place where a call stands. Places with one name lead on alike: a flow asks for nothing else of what a call remembers.
 * `besides` tells who calls, and what else an explorer keeps apart.
 */
export function samePlace({ value, context }: Standing, besides: readonly unknown[]): string {
  const { pace, paused, misses, unfit, afterEntry = false } = context;
  const known = context as Partial<Context>;
  const { participant, refusals, pinRequested } = known;
  const before = participant || isWithin(ofEverybody, value) ? [] : [refusals, pinRequested];
  const pending = isWithin(['signIn', 'newPin', 'welcome', 'errand'], value) ? [known.errand] : [];
  const ways = isWithin(['reminders'], value) ? [known.remindsByCall] : [];
  const there = [
    ...ways,
    ...(isWithin(['agent'], value) ? atTheDesk(value, known) : []),
    ...aboutRequest(value, known),
  ];
  return JSON.stringify([value, pace, paused, misses, unfit, afterEntry, before, there, pending, ...besides]);
}

function atTheDesk(value: SavedCall['value'], { unreached, keepsPlace, queued, opening }: Partial<Context>) {
  const at = typeof value === 'object' ? value['agent'] : undefined;
  return [rings.has(at) ? unreached : 0, keepsPlace, queued !== undefined, callbacks.has(at) && opening !== undefined];
}

function aboutRequest(value: SavedCall['value'], { request, afterRequest }: Partial<Context>) {
  return isWithin(['request'], value) ? [request?.kind, afterRequest] : [];
}

/** Whether a call stands in one of these parts of the flow. */
export function isWithin(parts: readonly string[], value: SavedCall['value']): boolean {
  return parts.includes(typeof value === 'string' ? value : (Object.keys(value)[0] ?? ''));
}
