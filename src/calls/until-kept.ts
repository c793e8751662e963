import { setTimeout as wait } from 'node:timers/promises';

const againMs = 5000;

/** Tries a write that failed every five seconds, for as long as this process lives, until it is kept. */
export async function untilKept(write: () => Promise<unknown>): Promise<void> {
  for (;;) {
    await wait(againMs, undefined, { ref: false });
    try {
      await write();
      return;
    } catch {
      // The records are still away.
    }
  }
}
