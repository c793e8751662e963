import { setTimeout as wait } from 'node:timers/promises';
import { isBusy } from './node-sqlite.ts';

const pauseMs = 25;

/**
 * Runs a write again while another connection holds SQLite's only write lock, as an import does for some seconds. Others go on meanwhile:
 * neither the event loop nor our own connection is held. Rejects with the last error when patience is over.
 */
export async function retryWhileBusy<Result>(operation: () => Promise<Result>, patienceMs = 4_000): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      if (!isBusy(error) || performance.now() > end) throw error;
    }
    await wait(pauseMs);
  }
}
