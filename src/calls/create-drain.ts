import { setTimeout as wait } from 'node:timers/promises';
import { answerFault } from './answer-fault.ts';
import type { CallStore } from './ports.ts';
import type { TakeTurn } from './turn.ts';

interface Parts {
  readonly takeTurn: TakeTurn;
  /** Calls that end with this process. */
  readonly calls: Pick<CallStore, 'end'> & { going(): number };
  readonly patienceMs?: number;
}

/**
 * Ends calls in hand with a word: while draining, each is passed to a person on its next turn. `drain` resolves when none is left,
 * or when patience is over.
 */
export function createDrain({ takeTurn, calls, patienceMs = 10_000 }: Parts) {
  let draining = false;

  const takeTurnOrPass: TakeTurn = async (request) => {
    if (!draining) return takeTurn(request);
    await calls.end(request.callId);
    return answerFault({ ...request, faults: 1 });
  };

  async function drain(): Promise<void> {
    draining = true;
    const end = performance.now() + patienceMs;
    while (calls.going() > 0 && performance.now() < end) await wait(50);
  }

  return { takeTurn: takeTurnOrPass, drain };
}
