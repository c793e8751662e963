import type { EventStore, MeasuredEvent } from '../../src/calls/ports/event-store.ts';

const noon = Date.UTC(2026, 10, 25, 20);

/** A turn of a call by voice, but for what is said otherwise. */
export function anEvent(rest: Partial<MeasuredEvent> = {}): MeasuredEvent {
  return {
    kind: 'turn',
    atMs: rest.begunMs ?? noon,
    begunMs: noon,
    agency: 'california',
    line: 'customer-connect',
    channel: 'voice',
    language: 'en',
    pace: 'standard',
    call: 'one',
    turn: 1,
    from: '',
    event: 'began',
    to: 'language',
    results: '',
    ms: 1,
    effectsMs: 0,
    who: '',
    ...rest,
  };
}

/** Calls as a store gives them, by the day in UTC on which they began. */
export function storeOf(calls: readonly (readonly MeasuredEvent[])[]): Pick<EventStore, 'listDays' | 'readCalls'> {
  const days = Map.groupBy(calls, ([first]) => new Date(first?.begunMs ?? 0).toISOString().slice(0, 10));
  return {
    listDays: () => Promise.resolve([...days.keys()].toSorted()),
    async *readCalls(day) {
      yield* days.get(day) ?? [];
    },
  };
}
