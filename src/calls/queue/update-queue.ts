import type { QueueStore } from '../ports/queue-store.ts';
import { DeskQueue, nobody } from './desk-queue.ts';

/** So many servers may be faster before a line counts as out of reach. */
const mostTries = 20;

export type UpdateQueue = <Told>(
  number: string,
  step: (line: DeskQueue, nowMs: number) => [DeskQueue, Told],
) => Promise<Told>;

/** Loads, changes and saves the line at a desk, again where another server was faster. */
export function createUpdateQueue(desks: QueueStore, now: () => Temporal.Instant): UpdateQueue {
  return async (number, step) => {
    for (let tries = 0; tries < mostTries; tries++) {
      const { line, version } = await desks.load(number);
      const before = DeskQueue.safeParse(line).data ?? nobody;
      const [after, told] = step(before, now().epochMilliseconds);
      if (after === before || (await desks.save(number, after, version))) return told;
    }
    throw new Error('The line at a desk changes too fast');
  };
}
