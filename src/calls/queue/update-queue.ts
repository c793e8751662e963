import type { Seal } from '../../secrets/seal.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { QueueStore } from '../ports/queue-store.ts';
import { DeskQueue, emptyQueue } from './desk-queue.ts';

/** A queue counts as out of reach once other servers were faster so many times in a row. */
const mostTries = 20;

interface Parts {
  readonly queues: QueueStore;
  readonly seal: Seal;
  readonly log: CallLog;
  readonly now: () => Temporal.Instant;
}

export type UpdateQueue = <Result>(
  desk: string,
  step: (queue: DeskQueue, nowMs: number) => [DeskQueue, Result],
) => Promise<Result>;

/** Loads, changes and saves the queue at a desk, again where another server was faster. Rejects where the store cannot be reached. */
export function createUpdateQueue({ queues, seal, log, now }: Parts): UpdateQueue {
  return async (desk, step) => {
    for (let tries = 0; tries < mostTries; tries++) {
      const text = await queues.load(desk);
      const before = read(desk, text);
      const [after, result] = step(before, now().epochMilliseconds);
      if (after === before) return result;
      if (await queues.save(desk, seal.close(JSON.stringify(after), placeOf(desk)), text)) return result;
    }
    throw new Error('The queue at a desk changes too fast');
  };

  /** A queue that no key opens, or that this version cannot read, begins anew. */
  function read(desk: string, text: string): DeskQueue {
    if (text === '') return emptyQueue;
    try {
      return DeskQueue.parse(JSON.parse(seal.open(text, placeOf(desk))));
    } catch (error) {
      log.warn({ err: error }, 'the queue at a desk does not open; it begins anew');
      return emptyQueue;
    }
  }
}

/** What a sealed queue is bound to. */
function placeOf(desk: string): string {
  return `ivr:desk:{${desk}}`;
}
