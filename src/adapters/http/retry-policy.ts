import { setTimeout as sleep } from 'node:timers/promises';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { usualPatience } from '../../calls/patience.ts';
import { AgencyLeftAlone, AgencyUnreachable } from './agency-errors.ts';
import { createBreakers } from './breakers.ts';
import { createHoldOffs } from './hold-offs.ts';
import { createLateAttempts } from './late-attempts.ts';

/** How long a caller may be kept waiting for the agency, and when it is left alone for a while. */
export interface RetryLimits {
  /** After so long without an answer the next attempt is made, beside this one. */
  readonly attemptMs: number;
  /** For all attempts and the waits between them. */
  readonly wholeMs: number;
  /** Those that are answered with 409 do not count. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  /** Between two attempts at what the agency is still working on. */
  readonly busyWaitMs: number;
  /** So many attempts at an operation that fail in a row open its breaker. */
  readonly failuresToOpen: number;
  readonly openMs: number;
}

const usual: RetryLimits = {
  attemptMs: usualPatience.agencyAttemptMs,
  wholeMs: usualPatience.agencyMs,
  attempts: 3,
  firstWaitMs: 100,
  busyWaitMs: 1000,
  failuresToOpen: 10,
  openMs: 5000,
};

/** The wish is still being worked on. */
const busy = 409;
const longestWaitMs = 1000;

/** The signal ends once no answer is wanted any more. */
type Attempt<Result> = (attempt: number, signal: AbortSignal) => Promise<Result>;

export type KeepTrying = <Result>(operation: string, tryOnce: Attempt<Result>) => Promise<Result>;

/**
 * Tries again what failed with `AgencyUnreachable` or is late, after waits that differ or that the agency asked for. A late attempt goes on
 * beside the next ones, and the first answer counts. All end with the whole time. What the agency wants left alone for longer fails at once,
 * for every caller.
 */
export function createRetryPolicy(log: CallLog, limits: Partial<RetryLimits> = {}): KeepTrying {
  const { attemptMs, wholeMs, attempts, firstWaitMs, busyWaitMs, failuresToOpen, openMs } = { ...usual, ...limits };
  const guard = createBreakers(log, { failuresToOpen, openMs });
  const holds = createHoldOffs(log);

  return async function keepTrying<Result>(operation: string, tryOnce: Attempt<Result>): Promise<Result> {
    const untilMs = performance.now() + wholeMs;
    const ending = new AbortController();
    const late = createLateAttempts<Result>();
    try {
      const inTurn = tryInTurn().catch((error: unknown) => late.outlive(error));
      return await Promise.race([inTurn, late.answered, endOfTime(wholeMs, ending.signal)]);
    } finally {
      ending.abort();
    }

    async function tryInTurn(): Promise<Result> {
      let failed = 0;
      await holds.pass(operation, untilMs);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await guard(operation, () => tryInTime(attempt, failed + 1 === attempts));
        } catch (error) {
          if (!(error instanceof AgencyUnreachable) || error instanceof AgencyLeftAlone) throw error;
          if (error.status !== busy) failed += 1;
          if (failed === attempts) throw error;
          await waitAfter(error, failed);
        }
      }
    }

    /** The last attempt has what is left of the whole time. */
    function tryInTime(attempt: number, isLast: boolean): Promise<Result> {
      const answer = tryOnce(attempt, ending.signal);
      if (isLast) return answer;
      const tooLate = () => late.add(answer, operation);
      return Promise.race([answer, sleep(attemptMs, undefined, { signal: ending.signal }).then(tooLate)]);
    }

    /** Rejects where the caller would be waiting in vain. */
    async function waitAfter(error: AgencyUnreachable, failed: number): Promise<void> {
      const { status, retryAfterMs = 0 } = error;
      if (status !== busy && retryAfterMs > 0) holds.hold(operation, retryAfterMs);
      const waitMs = status === busy ? Math.max(busyWaitMs, retryAfterMs) : vary(firstWaitMs * 2 ** (failed - 1));
      if (performance.now() + Math.max(waitMs, holds.leftMs(operation)) >= untilMs) throw error;
      await sleep(waitMs, undefined, { signal: ending.signal });
      await holds.pass(operation, untilMs);
    }
  };
}

/** Callers who failed together do not ask again together. */
function vary(waitMs: number): number {
  return Math.min(waitMs, longestWaitMs) * (0.5 + Math.random());
}

async function endOfTime(wholeMs: number, signal: AbortSignal): Promise<never> {
  await sleep(wholeMs, undefined, { signal });
  throw new AgencyUnreachable('The agency did not answer in time');
}
