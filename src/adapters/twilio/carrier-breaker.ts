import { BrokenCircuitError, circuitBreaker, ConsecutiveBreaker, handleType } from 'cockatiel';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { CarrierFault } from './carrier-fault.ts';

export interface BreakerLimits {
  /** So many faults in a row open the breaker. */
  readonly faultsToOpen: number;
  readonly openMs: number;
}

/** The carrier failed lately and is not asked: what was to be asked has surely not come to it. */
export class CarrierLeftAlone extends Error {
  override readonly name = 'CarrierLeftAlone';
}

/**
 * After many faults in a row the carrier is not asked for a while, then one request decides; meanwhile each is rejected at once with
 * `CarrierLeftAlone`. An answer that the carrier gives as agreed is none, a refusal too.
 */
export function createCarrierBreaker(log: CallLog, { faultsToOpen, openMs }: BreakerLimits) {
  const breaker = circuitBreaker(handleType(CarrierFault), {
    breaker: new ConsecutiveBreaker(faultsToOpen),
    halfOpenAfter: openMs,
  });
  breaker.onBreak(() => log.error({ openMs }, 'the carrier takes no texts and is left alone for a while'));
  breaker.onReset(() => log.info({}, 'the carrier takes texts again'));

  return async function guard<Result>(ask: () => Promise<Result>): Promise<Result> {
    try {
      return await breaker.execute(ask);
    } catch (cause) {
      if (!(cause instanceof BrokenCircuitError)) throw cause;
      throw new CarrierLeftAlone('The carrier took no texts lately and is not asked for now');
    }
  };
}
