import { describe, expect, it } from 'vitest';
import { anEvent } from './an-event.ts';
import type { EventStore, MeasuredEvent } from '../../src/calls/ports/event-store.ts';

const noon = Date.UTC(2026, 10, 28, 12);
const dayMs = 86_400_000;

const first = anEvent({ atMs: noon + 1, begunMs: noon, ms: 0.25, effectsMs: 0.125 });

async function readAll(store: EventStore, day: string): Promise<(readonly MeasuredEvent[])[]> {
  const calls = [];
  for await (const call of store.readCalls(day)) calls.push(call);
  return calls.toSorted(([one], [other]) => ((one?.call ?? '') < (other?.call ?? '') ? -1 : 1));
}

/** What every store of measured events does. `open` gives an empty one, as two servers see it. */
export function testEventStore(name: string, open: () => Promise<readonly [EventStore, EventStore]>): void {
  describe(`the events in ${name}`, () => {
    it('come back as they were kept, those of a call together and its end last', async () => {
      const [store, other] = await open();
      const end: MeasuredEvent = { ...first, kind: 'end', turn: 0, event: 'served', ms: 61_000, who: 'w' };
      const second = { ...first, turn: 2, event: 'choose.english', from: 'language', to: 'role' };
      const fault: MeasuredEvent = { ...second, kind: 'fault', event: 'fault' };
      await store.append([end, first]);
      await other.append([{ ...first, call: 'two' }, second, fault]);

      expect(await store.listDays()).toEqual(['2026-11-28']);
      expect(await readAll(store, '2026-11-28')).toEqual([[first, second, fault, end], [{ ...first, call: 'two' }]]);
      expect(await other.findCall(['none', 'one'])).toEqual([first, second, fault, end]);
    });

    it('are kept once: of the same turn, and of the end, the first alone', async () => {
      const [store, other] = await open();
      await store.append([first]);
      await other.append([
        { ...first, to: 'elsewhere' },
        { ...first, turn: 2 },
      ]);
      await store.append([]);

      expect(await readAll(other, '2026-11-28')).toEqual([[first, { ...first, turn: 2 }]]);
    });

    it('are of the day on which the call began, in UTC, and leave with it', async () => {
      const [store, other] = await open();
      const midnight = Date.UTC(2026, 10, 29);
      const before = { ...first, begunMs: midnight - 1, atMs: midnight + 5000 };
      await store.append([before, { ...first, call: 'two', begunMs: midnight, atMs: midnight }]);
      await store.append([{ ...first, call: 'three', begunMs: midnight + 3 * dayMs }]);
      expect(await other.listDays()).toEqual(['2026-11-28', '2026-11-29', '2026-12-02']);

      expect(await other.removeBefore('2026-11-29')).toBe(1);
      expect(await store.listDays()).toEqual(['2026-11-29', '2026-12-02']);
      await store.append([before]);
      expect(await readAll(other, '2026-11-28')).toEqual([[before]]);
    });

    it('are many: more than are read at once', async () => {
      const [store] = await open();
      const many = Array.from({ length: 4500 }, (_, at) => ({ ...first, call: `call-${at % 3}`, turn: at }));
      await store.append(many.slice(0, 3000));
      await store.append(many.slice(3000));
      const calls = await readAll(store, '2026-11-28');
      expect(calls.map(({ length }) => length)).toEqual([1500, 1500, 1500]);
    });
  });
}
