import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleWhenResult } from 'cockatiel';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { Charged, Charges } from '../../calls/ports/charges.ts';

interface GuardLimits {
  /** So many unknown outcomes in a row open the breaker. */
  readonly unknownToOpen: number;
  readonly openMs: number;
}

const usual: GuardLimits = { unknownToOpen: 5, openMs: 30_000 };

/**
 * A processor that gave no certain answer many times in a row is asked for no charge for a while, then one charge decides: what is not asked
 * for is surely not charged, and need not be reconciled.
 */
export function guardCharges<Processor extends Charges>(
  charges: Processor,
  log: CallLog,
  limits: Partial<GuardLimits> = {},
): Processor {
  const { unknownToOpen, openMs } = { ...usual, ...limits };
  const breaker = circuitBreaker(handleWhenResult(isUnknown), {
    breaker: new ConsecutiveBreaker(unknownToOpen),
    halfOpenAfter: openMs,
  });
  breaker.onBreak(() => log.error({ openMs }, 'the processor of cards gives no answers and is left alone for a while'));
  breaker.onReset(() => log.info({}, 'the processor of cards answers again'));
  return {
    ...charges,
    async charge(wanted) {
      try {
        return await breaker.execute(() => charges.charge(wanted));
      } catch (cause) {
        if (!(cause instanceof BrokenCircuitError)) throw cause;
        return { outcome: 'busy' };
      }
    },
  };
}

function isUnknown(result: unknown): boolean {
  return (result as Charged).outcome === 'unknown';
}
