import { setTimeout as wait } from 'node:timers/promises';
import { answerFault } from './answer-fault.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { TakeTurn } from './turn.ts';

interface Parts {
  readonly takeTurn: TakeTurn;
  /** Resolves when no turn is being taken. */
  readonly settled: () => Promise<void>;
  /** Calls that end with this process. Left out where other instances go on with them. */
  readonly own?: (Pick<CallStore, 'end'> & { going(): number }) | undefined;
  readonly now?: () => Temporal.Instant;
  readonly patienceMs?: number;
  /** By then whoever balances the load has seen that this server stops. */
  readonly noticeMs?: number;
}

/**
 * Stops taking part: calls that others go on with are left to them, calls that end with this process are passed to a person on their next
 * turn, for as long as patience lasts. `drain` resolves when that is done and no turn is being taken.
 */
export function passOnWhileStopping(parts: Parts) {
  const { takeTurn, settled, own, now = Temporal.Now.instant, patienceMs = 10_000, noticeMs = 3000 } = parts;
  let draining = false;

  const takeTurnOrPass: TakeTurn = async (request) => {
    if (!draining || !own) return takeTurn(request);
    await own.end(request.callId);
    return answerFault({ ...request, faults: 1 }, now());
  };

  async function drain(): Promise<void> {
    draining = true;
    const end = performance.now() + (own ? patienceMs : noticeMs);
    const isLeft = () => !own || own.going() > 0;
    while (performance.now() < end && isLeft()) await wait(50);
    await settled();
  }

  return { takeTurn: takeTurnOrPass, drain, isDraining: () => draining };
}
