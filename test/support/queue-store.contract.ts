import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueStore } from '../../src/calls/ports/queue-store.ts';

interface Opened {
  readonly desks: QueueStore;
  /** Lets time pass for the store. */
  readonly pass: (ms: number) => Promise<void>;
}

const lifeMs = 5 * 60 * 60 * 1000;

/** What every store of lines must do, whatever keeps them. */
export function testDeskStore(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the lines at desks`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.desks.close());

    const newDesk = () => `+1916${randomInt(1_000_000, 9_999_999)}`;

    it('knows nothing of a desk where nobody has been', async () => {
      expect(await opened.desks.load(newDesk())).toMatchObject({ line: undefined });
    });

    it('gives back what was saved, to each desk its own', async () => {
      const [one, other] = [newDesk(), newDesk()];
      const { version } = await opened.desks.load(one);
      expect(await opened.desks.save(one, { tickets: { CA1: { place: 1 } } }, version)).toBe(true);
      expect((await opened.desks.load(one)).line).toEqual({ tickets: { CA1: { place: 1 } } });
      expect((await opened.desks.load(other)).line).toBeUndefined();
    });

    it('saves a line only where it is as it was loaded', async () => {
      const desk = newDesk();
      const before = await opened.desks.load(desk);
      await opened.desks.save(desk, { count: 1 }, before.version);
      expect(await opened.desks.save(desk, { count: 2 }, before.version)).toBe(false);
      const now = await opened.desks.load(desk);
      expect(now.line).toEqual({ count: 1 });
      expect(await opened.desks.save(desk, { count: 2 }, now.version)).toBe(true);
    });

    it('lets one of many win', async () => {
      const desk = newDesk();
      const { version } = await opened.desks.load(desk);
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, count) => opened.desks.save(desk, { count }, version)),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    it('forgets a line five hours after it was changed last', async () => {
      const desk = newDesk();
      const { version } = await opened.desks.load(desk);
      await opened.desks.save(desk, { count: 1 }, version);
      await opened.pass(lifeMs - 1000);
      expect((await opened.desks.load(desk)).line).toEqual({ count: 1 });
      await opened.pass(2000);
      expect((await opened.desks.load(desk)).line).toBeUndefined();
    });
  });
}
