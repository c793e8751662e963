/** The queues at desks. Every server sees the same ones. */
export interface QueueStore {
  /** The queue at a desk, as a text that only `src/calls/queue` can read; '' where nothing is kept. */
  load(desk: string): Promise<string>;
  /** Saves the queue if it still is as it was loaded; it is forgotten five hours later. False, and nothing changed, where another server was faster. */
  save(desk: string, text: string, before: string): Promise<boolean>;
  close(): Promise<void>;
}
