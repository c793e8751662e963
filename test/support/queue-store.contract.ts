import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueueStore } from '../../src/calls/ports/queue-store.ts';

interface Opened {
  readonly queues: QueueStore;
  /** Lets time pass for the store. */
  readonly pass: (ms: number) => Promise<void>;
}

const lifeMs = 5 * 60 * 60 * 1000;

/** What every store of queues must do. */
export function testQueueStore(name: string, open: () => Promise<Opened>): void {
  describe(`${name} keeps the queues at desks`, () => {
    let opened: Opened;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.queues.close());

    const newDesk = () => `+1916${randomInt(1_000_000, 9_999_999)}`;

    it('knows nothing of a desk where nobody has been', async () => {
      expect(await opened.queues.load(newDesk())).toBe('');
    });

    it('gives back what was saved, to each desk its own', async () => {
      const [one, other] = [newDesk(), newDesk()];
      expect(await opened.queues.save(one, 'id.sealed', '')).toBe(true);
      expect(await opened.queues.load(one)).toBe('id.sealed');
      expect(await opened.queues.load(other)).toBe('');
    });

    it('saves a queue only where it is as it was loaded', async () => {
      const desk = newDesk();
      await opened.queues.save(desk, 'first', '');
      expect(await opened.queues.save(desk, 'second', '')).toBe(false);
      expect(await opened.queues.load(desk)).toBe('first');
      expect(await opened.queues.save(desk, 'second', 'first')).toBe(true);
    });

    it('lets one of many win', async () => {
      const desk = newDesk();
      const wins = await Promise.all(
        Array.from({ length: 50 }, (_, count) => opened.queues.save(desk, `number ${count}`, '')),
      );
      expect(wins.filter(Boolean)).toHaveLength(1);
    });

    it('forgets a queue five hours after it was changed last', async () => {
      const desk = newDesk();
      await opened.queues.save(desk, 'first', '');
      await opened.pass(lifeMs - 1000);
      expect(await opened.queues.load(desk)).toBe('first');
      await opened.pass(2000);
      expect(await opened.queues.load(desk)).toBe('');
    });
  });
}
