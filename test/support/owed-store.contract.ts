import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestDelayMs, type OwedStore } from '../../src/calls/ports/owed-store.ts';

interface Opened {
  /** As two servers see it; the same one twice where one server alone has it. */
  readonly stores: readonly [OwedStore, OwedStore];
  readonly close: () => Promise<void>;
}

const nowMs = Date.UTC(2026, 10, 27);
const laterMs = nowMs + 60_000;

/** What every store of what callers are owed must do. */
export function testOwedStore(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps what callers are owed`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    const newCall = (text?: string) => ({
      callId: `CA${randomBytes(16).toString('hex')}`,
      line: 'a-line',
      turn: text === undefined ? 0 : 5,
      tries: 0,
      ...(text !== undefined && { text }),
    });
    const takeOf = async ({ callId }: { callId: string }, atMs = nowMs, store = opened.stores[1]) =>
      (await store.take(atMs, atMs + 20_000)).find((each) => each.callId === callId);

    it('until it is due, for one server at a time', async () => {
      const owed = newCall('id.sealed');
      await opened.stores[0].keep(owed, laterMs);
      expect(await takeOf(owed)).toBeUndefined();
      expect(await takeOf(owed, laterMs)).toEqual(owed);
      expect(await takeOf(owed, laterMs + 10_000, opened.stores[0])).toBeUndefined();
      expect(await takeOf(owed, laterMs + 20_000, opened.stores[0])).toEqual(owed);
      await opened.stores[1].settle(owed.callId);
      expect(await takeOf(owed, laterMs + 90_000)).toBeUndefined();
    });

    it('in its newest form, and with the text that is known', async () => {
      const owed = newCall('id.first');
      const [store] = opened.stores;
      await store.keep(owed, laterMs);
      await store.keep({ ...owed, text: 'id.second', tries: 2 }, laterMs);
      const { text: _, ...unread } = { ...owed, turn: 0 };
      await store.keep(unread, nowMs);
      expect(await takeOf(owed)).toMatchObject({ line: 'a-line', text: 'id.second', tries: 2 });
      await store.settle(owed.callId);
    });

    it('and not in the form of an earlier turn, whichever server brings it', async () => {
      const owed = { ...newCall('id.seventh'), turn: 7 };
      await opened.stores[0].keep(owed, nowMs);
      await opened.stores[1].keep({ ...owed, text: 'id.fifth', turn: 5 }, laterMs);
      expect(await takeOf(owed)).toEqual(owed);
      await opened.stores[0].settle(owed.callId);
    });

    it('of a call that could not be read', async () => {
      const owed = newCall();
      await opened.stores[0].keep(owed, nowMs);
      expect(await takeOf(owed)).toEqual(owed);
      await opened.stores[0].settle(owed.callId);
      await opened.stores[0].settle(owed.callId);
    });

    it('that a clock ahead of time put off for years', async () => {
      const owed = newCall('id.sealed');
      await opened.stores[0].keep(owed, nowMs + 8 * 365 * 86_400_000);
      expect(await takeOf(owed)).toEqual(owed);
      await opened.stores[0].keep(owed, nowMs + longestDelayMs);
      expect(await takeOf(owed)).toBeUndefined();
      await opened.stores[0].settle(owed.callId);
    });
  });
}
