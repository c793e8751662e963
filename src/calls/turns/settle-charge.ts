import type { PayOutcome } from '../../agency/card-payment.ts';
import type { RunEffect } from '../effects/run-effects.ts';

interface Charge {
  readonly call: string;
  /** The line's name. */
  readonly line: string;
  /** IANA name of the line's zone. */
  readonly timeZone: string;
  /** Our own name of the payment. */
  readonly payment: string;
  readonly outcome: PayOutcome;
  /** The processor's name of it. */
  readonly charge?: string;
}

/** Takes what became of a card beside the turns of its call, which may be over. Rejects where that is not kept. */
export type SettleCharge = (charge: Charge) => Promise<void>;

/** Settles as a turn does, with the same trace in the audit trail. Turns count from 1: turn 0 is none. */
export function createSettleCharge(runEffect: RunEffect): SettleCharge {
  return async function settleCharge({ call, line, ...params }) {
    const attempt = { call, line, turn: 0, faults: 0, source: undefined, startedMs: performance.now() };
    const { type } = await runEffect({ type: 'settlePayment', params: { charge: undefined, ...params } }, attempt);
    if (type !== 'payment-settled') throw new Error('The result of a card payment is not kept');
  };
}
