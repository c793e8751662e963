import {
  BrokenCircuitError,
  circuitBreaker,
  ConsecutiveBreaker,
  ExponentialBackoff,
  handleType,
  type IBackoff,
  type IBackoffFactory,
  type IRetryBackoffContext,
  retry,
  TaskCancelledError,
  timeout,
  TimeoutStrategy,
  wrap,
} from 'cockatiel';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { usualPatience } from '../../calls/patience.ts';
import { AgencyUnreachable } from './agency-errors.ts';

/** How long a caller may be kept waiting for the agency, and when it is left alone for a while. */
export interface RetryLimits {
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

const usual: RetryLimits = {
  attemptMs: usualPatience.agencyAttemptMs,
  wholeMs: usualPatience.agencyMs,
  attempts: 3,
  firstWaitMs: 100,
  failuresToOpen: 10,
  openMs: 5000,
};

type Attempt<Result> = (attempt: number, signal: AbortSignal) => Promise<Result>;

/**
 * Tries again, after waits that differ or that the agency asked for, what failed with `AgencyUnreachable` or took too long, within the
 * whole time; what is to wait longer than that fails at once. After many
 * failures in a row nothing is tried for a while, then one probe decides; meanwhile everything is rejected at once.
 */
export function createRetryPolicy(log: CallLog, limits: Partial<RetryLimits> = {}) {
  const { attemptMs, wholeMs, attempts, firstWaitMs, failuresToOpen, openMs } = { ...usual, ...limits };
  const failure = handleType(AgencyUnreachable).orType(TaskCancelledError);
  const breaker = circuitBreaker(failure, { breaker: new ConsecutiveBreaker(failuresToOpen), halfOpenAfter: openMs });
  breaker.onBreak(() => log.error({ openMs }, 'the agency cannot be reached and is left alone for a while'));
  breaker.onReset(() => log.info({}, 'the agency can be reached again'));
  const whole = timeout(wholeMs, TimeoutStrategy.Aggressive);
  const oneAttempt = timeout(attemptMs, TimeoutStrategy.Aggressive);
  const backoff = waitAsAsked(new ExponentialBackoff({ initialDelay: firstWaitMs, maxDelay: 1000 }));

  return function keepTrying<Result>(tryOnce: Attempt<Result>): Promise<Result> {
    const untilMs = performance.now() + wholeMs;
    const inTime = ({ retryAfterMs = 0 }: AgencyUnreachable) => performance.now() + retryAfterMs < untilMs;
    const passing = handleType(AgencyUnreachable, inTime).orType(TaskCancelledError);
    const policy = wrap(whole, retry(passing, { maxAttempts: attempts - 1, backoff }), breaker, oneAttempt);
    return policy.execute(({ attempt, signal }) => tryOnce(attempt + 1, signal)).catch(explain);
  };
}

type Context = IRetryBackoffContext<unknown>;

/** The usual waits, or longer ones where the agency asked for them. */
function waitAsAsked(backoff: IBackoffFactory<Context>): IBackoffFactory<Context> {
  return {
    next(context): IBackoff<Context> {
      const wait = backoff.next(context);
      const error = 'error' in context.result ? context.result.error : undefined;
      const asked = error instanceof AgencyUnreachable ? error.retryAfterMs : undefined;
      return { duration: Math.max(wait.duration, asked ?? 0), next: (later) => waitAsAsked(wait).next(later) };
    },
  };
}

function explain(cause: unknown): never {
  if (cause instanceof BrokenCircuitError) {
    throw new AgencyUnreachable('The agency could not be reached lately and is not asked for now', { cause });
  }
  if (cause instanceof TaskCancelledError) throw new AgencyUnreachable('The agency did not answer in time', { cause });
  throw cause;
}
