/** A queue is forgotten so long after it was changed last. */
export const queueLifeMs = 5 * 60 * 60_000;

/** The queues at desks. Every server sees the same ones. */
export interface QueueStore {
  /** The queue at a desk, as a text that only `src/calls/queue` can read; '' where nothing is kept. */
  load(desk: string): Promise<string>;
  /** Saves the queue if it still is as it was loaded. False, and nothing changed, where another server was faster. */
  save(desk: string, text: string, before: string): Promise<boolean>;
  close(): Promise<void>;
}
