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

/** What the log calls what is asked for: each message stands whole, as the runbooks have it. */
const told = {
  texts: {
    broken: 'the carrier takes no texts and is left alone for a while',
    whole: 'the carrier takes texts again',
    left: 'The carrier took no texts lately and is not asked for now',
  },
  calls: {
    broken: 'the carrier takes no reminder calls and is left alone for a while',
    whole: 'the carrier takes reminder calls again',
    left: 'The carrier took no reminder calls lately and is not asked for now',
  },
} as const;

/**
 * After many faults in a row the carrier is not asked for a while, then one request decides; meanwhile each is rejected at once with
 * `CarrierLeftAlone`. An answer that the carrier gives as agreed is none, a refusal too.
 */
export function createCarrierBreaker(what: keyof typeof told, log: CallLog, { faultsToOpen, openMs }: BreakerLimits) {
  const breaker = circuitBreaker(handleType(CarrierFault), {
    breaker: new ConsecutiveBreaker(faultsToOpen),
    halfOpenAfter: openMs,
  });
  breaker.onBreak(() => log.error({ openMs }, told[what].broken));
  breaker.onReset(() => log.info({}, told[what].whole));

  return async function guard<Result>(ask: () => Promise<Result>): Promise<Result> {
    try {
      return await breaker.execute(ask);
    } catch (cause) {
      if (!(cause instanceof BrokenCircuitError)) throw cause;
      throw new CarrierLeftAlone(told[what].left);
    }
  };
}
