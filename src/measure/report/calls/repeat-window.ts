import type { CallFacts } from './call-facts.ts';

const weekMs = 168 * 3_600_000;

interface Noted {
  readonly begunMs: number;
  /** Counts the call where somebody calls again; of a served call that is to be counted. */
  readonly onAgain: (() => void) | undefined;
}

/** Whether participants call again within seven days. Keeps the calls of some eight days, however long the period is. */
export function createRepeatWindow() {
  const callers = new Map<string, Noted[]>();

  function settle(isOver: (call: Noted) => boolean): void {
    for (const [who, calls] of callers) {
      for (const call of calls) if (isOver(call) && isFollowed(call, calls)) call.onAgain?.();
      const left = calls.filter((call) => !isOver(call));
      if (left.length > 0) callers.set(who, left);
      else callers.delete(who);
    }
  }

  return {
    /** Takes a call in, in any order within a day. */
    note({ who, begunMs }: Pick<CallFacts, 'who' | 'begunMs'>, onAgain: (() => void) | undefined): void {
      if (who === '') return;
      const known = callers.get(who);
      if (known) known.push({ begunMs, onAgain });
      else callers.set(who, [{ begunMs, onAgain }]);
    },
    /** No call is noted any more that began before. */
    reach(ms: number): void {
      settle(({ begunMs }) => begunMs + weekMs < ms);
    },
    close(): void {
      settle(() => true);
    },
  };
}

function isFollowed({ begunMs }: Noted, calls: readonly Noted[]): boolean {
  return calls.some((other) => other.begunMs > begunMs && other.begunMs <= begunMs + weekMs);
}

/** When it is certain for calls that began before `ms` whether somebody called again. */
export function repeatsFinalMs(ms: number): number {
  return ms + weekMs;
}
