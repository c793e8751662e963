import type { Times } from '../../dialogue/saved-call.ts';
import { idleCallMs, longestCallMs } from '../patience.ts';

interface CallLife {
  /** From one turn to the next. */
  readonly idleMs: number;
  readonly longestMs: number;
}

const callLife: CallLife = { idleMs: idleCallMs, longestMs: longestCallMs };

/** Judges by our own clock how long a call may go on. */
export function createCallAge(now: () => Temporal.Instant, { idleMs, longestMs }: CallLife = callLife) {
  const nowMs = () => now().epochMilliseconds;
  const startedMs = nowMs();

  return {
    isOver({ begunMs, takenMs }: Times): boolean {
      const atMs = nowMs();
      return atMs - takenMs > idleMs || atMs - begunMs > longestMs;
    },

    /**
     * Whether a copy counts that the store does not know. One without times was made by an older version: it counts only while a call of
     * that version can still be going on after this server has taken its place.
     */
    mayBeBrought: (times: Times | undefined): boolean => times !== undefined || nowMs() - startedMs <= idleMs,

    /** The times of a call that takes a turn now. */
    goOn(known: Times | undefined): Times {
      const takenMs = nowMs();
      return { begunMs: known?.begunMs ?? takenMs, takenMs };
    },
  };
}
