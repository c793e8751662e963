import { setTimeout as wait } from 'node:timers/promises';
import { usualPatience } from '../../../calls/patience.ts';
import { isContended } from './engines/postgres.ts';
import { isLocked } from './engines/sqlite.ts';

const pauseMs = 25;

/** How long a command waits to be alone with the records. Sign-ins hold locks for moments only, but an import may be at work. */
export const aloneWithinMs = 60_000;

/**
 * Runs a write again that others kept from happening: SQLite's only write lock is taken, as an import does for some seconds, or PostgreSQL
 * chose it to give way. Others go on meanwhile: neither the event loop nor a connection is held. Rejects with the last error when
 * patience is over.
 */
export async function retryWhileBusy<Result>(
  operation: () => Promise<Result>,
  patienceMs = usualPatience.statementMs,
): Promise<Result> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await operation();
    } catch (error) {
      if (!(isLocked(error) || isContended(error)) || performance.now() > end) throw error;
    }
    await wait(pauseMs);
  }
}
