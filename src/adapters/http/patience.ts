import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleType,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type { CallLog } from '../../calls/log.ts';
import { AgencyUnreachable } from './agency-errors.ts';

/** How long a caller may be kept waiting for the agency, and when it is left alone for a while. */
export interface PatienceLimits {
  /** For one attempt, answer read. */
  readonly attemptMs: number;
  /** For all attempts and the waits between them. */
  readonly wholeMs: number;
  readonly attempts: number;
  readonly firstWaitMs: number;
  /** So many attempts of any operations that fail in a row open the breaker. */
  readonly failuresToOpen: number;
  readonly openMs: number;
}

/** The carrier gives up after 15 s; the caller is told after 12. */
const usual: PatienceLimits = {
  attemptMs: 4000,
  wholeMs: 12_000,
  attempts: 3,
  firstWaitMs: 100,
  failuresToOpen: 10,
  openMs: 5000,
};

type Attempt<Result> = (attempt: number, signal: AbortSignal) => Promise<Result>;

/**
 * Tries again, after waits that differ, what failed with `AgencyUnreachable` or took too long, within the whole time. After many
 * failures in a row nothing is tried for a while, then one probe decides; meanwhile everything is rejected at once.
 */
export function createPatience(log: CallLog, limits: Partial<PatienceLimits> = {}) {
  const { attemptMs, wholeMs, attempts, firstWaitMs, failuresToOpen, openMs } = { ...usual, ...limits };
  const failure = handleType(AgencyUnreachable).orType(TaskCancelledError);
  const breaker = circuitBreaker(failure, { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: openMs });
  breaker.onBreak(() => log.error({ openMs }, 'the agency cannot be reached and is left alone for a while'));
  breaker.onReset(() => log.info({}, 'the agency can be reached again'));
  const policy = wrap(
    timeout(wholeMs, TimeoutStrategy.Aggressive),
    retry(failure, {
      maxAttempts: attempts - 1,
      backoff: new ExponentialBackoff({ initialDelay: firstWaitMs, maxDelay: 1000 }),
    }),
    breaker,
    timeout(attemptMs, TimeoutStrategy.Aggressive),
  );

  return function keepTrying<Result>(tryOnce: Attempt<Result>): Promise<Result> {
    return policy.execute(({ attempt, signal }) => tryOnce(attempt + 1, signal)).catch(explain);
  };
}

function explain(cause: unknown): never {
  if (cause instanceof BrokenCircuitError) {
    throw new AgencyUnreachable('The agency could not be reached lately and is not asked for now', { cause });
  }
  if (cause instanceof TaskCancelledError) throw new AgencyUnreachable('The agency did not answer in time', { cause });
  throw cause;
}
