import { setTimeout as wait } from 'node:timers/promises';

interface Repeated {
  /** From the end of one round to the beginning of the next. */
  readonly everyMs: number;
  /** One round. `signal` is aborted by `stop`: a long round may end early. */
  readonly work: (signal: AbortSignal) => Promise<unknown>;
  /** Receives what a round threw; the next round comes all the same. */
  readonly onFailure: (error: unknown) => void;
  /** How long `stop` waits for the round at hand; as long as it takes where left out. */
  readonly stopWithinMs?: number;
}

/** Does some work again and again, one round at a time. The pauses keep no process alive. */
export function repeatEvery({ everyMs, work, onFailure, stopWithinMs }: Repeated) {
  const stopping = new AbortController();
  const { signal } = stopping;
  let rounds: Promise<void> = Promise.resolve();

  async function repeat(): Promise<void> {
    while (!signal.aborted) {
      await work(signal).catch(onFailure);
      await wait(everyMs, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  return {
    /** Begins the first round at once. */
    start: (): void => {
      rounds = repeat();
    },

    /** Begins no further round, and resolves once the one at hand is over or has had its time. */
    stop: async (): Promise<void> => {
      stopping.abort();
      if (stopWithinMs === undefined) return rounds;
      const enough = new AbortController();
      await Promise.race([rounds, wait(stopWithinMs, undefined, { signal: enough.signal })]);
      enough.abort();
    },
  };
}
