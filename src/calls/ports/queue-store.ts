/** The people who wait at each desk, and those who are spoken with there. Every instance sees the same. */
export interface QueueStore {
  /** The line at a desk as it was saved, or undefined, and what tells whether it has changed since; whoever loads it checks it. */
  load(desk: string): Promise<{ readonly line: unknown; readonly version: string }>;
  /** Saves the line if it still is as it was loaded; it is forgotten five hours later. False, and nothing changed, where another was faster. */
  save(desk: string, line: object, version: string): Promise<boolean>;
  close(): Promise<void>;
}
