import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleType } from 'cockatiel';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { AgencyLeftAlone, AgencyUnreachable } from './agency-errors.ts';

interface BreakerLimits {
  /** So many attempts that fail in a row open a breaker. */
  readonly failuresToOpen: number;
  readonly openMs: number;
}

export type Guard = <Result>(operation: string, attempt: () => Promise<Result>) => Promise<Result>;

/** Still at work, or too many requests: the operation is well. */
const well = new Set<number | undefined>([409, 429]);

/**
 * After many failures in a row an operation is not tried for a while, then one probe decides; meanwhile it is rejected at once. The breaker
 * that all operations share opens where no connection can be made.
 */
export function createBreakers(log: CallLog, { failuresToOpen, openMs }: BreakerLimits): Guard {
  const shared = open(({ isConnected }) => !isConnected, {}, [
    'the agency cannot be reached and is left alone for a while',
    'the agency can be reached again',
  ]);
  const own = new Map<string, ReturnType<typeof open>>();

  return async function guard(operation, attempt) {
    const breaker = own.get(operation) ?? openOwn(operation);
    try {
      return await shared.execute(() => breaker.execute(attempt));
    } catch (cause) {
      if (!(cause instanceof BrokenCircuitError)) throw cause;
      throw new AgencyLeftAlone('The agency could not be reached lately and is not asked for now', { cause });
    }
  };

  function openOwn(operation: string) {
    const breaker = open(isOfOperation, { operation }, [
      'an operation of the agency fails and is left alone for a while',
      'an operation of the agency succeeds again',
    ]);
    own.set(operation, breaker);
    return breaker;
  }

  function open(isFailure: (error: AgencyUnreachable) => boolean, facts: object, [broken, reset]: [string, string]) {
    const breaker = circuitBreaker(handleType(AgencyUnreachable, isFailure), {
      breaker: new ConsecutiveBreaker(failuresToOpen),
      halfOpenAfter: openMs,
    });
    breaker.onBreak(() => log.error({ ...facts, openMs }, broken));
    breaker.onReset(() => log.info(facts, reset));
    return breaker;
  }
}

function isOfOperation({ isConnected, status }: AgencyUnreachable): boolean {
  return isConnected && !well.has(status);
}
