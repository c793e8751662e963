import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CallStore, endedCallLifeMs, type KeptCall } from '../../src/calls/ports/call-store.ts';

interface Opened {
  readonly calls: CallStore;
  /** Lets time pass for the store. */
  readonly pass: (ms: number) => Promise<void>;
}

const lifeMs = 4 * 60 * 60 * 1000;

/** What every call store must do. */
export function testCallStore(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps calls`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.calls.close());

    const newCallId = () => `CA${randomBytes(16).toString('hex')}`;
    const callAt = (turn: number): KeptCall => ({ turn, text: `id.sealed-${turn}` });

    it('knows nothing of a call that was never saved', async () => {
      expect(await opened.calls.load(newCallId())).toBeUndefined();
    });

    it('gives back what was saved', async () => {
      const id = newCallId();
      expect(await opened.calls.save(id, callAt(1), 0)).toBe(true);
      expect(await opened.calls.load(id)).toEqual(callAt(1));
    });

    it('saves a call only where it still stands as it was loaded', async () => {
      const id = newCallId();
      await opened.calls.save(id, callAt(1), 0);
      expect(await opened.calls.save(id, callAt(2), 1)).toBe(true);
      expect(await opened.calls.save(id, callAt(3), 1)).toBe(false);
      expect(await opened.calls.save(id, callAt(1), 0)).toBe(false);
      expect(await opened.calls.load(id)).toEqual(callAt(2));
    });

    it('lets one of many win', async () => {
      const id = newCallId();
      await opened.calls.save(id, callAt(1), 0);
      const wins = await Promise.all(Array.from({ length: 50 }, () => opened.calls.save(id, callAt(2), 1)));
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    it('remembers for so long that a call is over, also one that it never knew', async () => {
      const [known, unknown] = [newCallId(), newCallId()];
      await opened.calls.save(known, callAt(1), 0);
      await opened.calls.end(known);
      await opened.calls.end(unknown);
      await opened.pass(endedCallLifeMs - 20_000);
      expect(await opened.calls.load(known)).toEqual({ ...callAt(1), over: true });
      expect(await opened.calls.load(unknown)).toMatchObject({ turn: 0, over: true });
      expect(await opened.calls.save(known, callAt(2), 1)).toBe(true);
      expect(await opened.calls.load(known)).toEqual({ ...callAt(2), over: true });
      await opened.calls.end(known);
      await opened.calls.end(known);
      await opened.pass(endedCallLifeMs + 1000);
      expect(await opened.calls.load(known)).toBeUndefined();
      expect(await opened.calls.load(unknown)).toBeUndefined();
      await opened.calls.end(known);
    });

    it('forgets a call four hours after its last turn', async () => {
      const [old, young] = [newCallId(), newCallId()];
      await opened.calls.save(old, callAt(1), 0);
      await opened.calls.save(young, callAt(1), 0);
      await opened.pass(lifeMs - 1000);
      await opened.calls.save(young, callAt(2), 1);
      await opened.pass(2000);
      expect(await opened.calls.load(old)).toBeUndefined();
      expect(await opened.calls.load(young)).toEqual(callAt(2));
      expect(await opened.calls.save(old, callAt(1), 0)).toBe(true);
    });

    it('can be reached', async () => {
      await expect(opened.calls.check()).resolves.toBeUndefined();
    });
  });
}
