import type { NewCardPayment, PayOutcome } from '../../src/agency/card-payment.ts';

interface MadeUpPayment {
  readonly attempt: string;
  readonly begun: NewCardPayment;
  /** As the carrier brings them. */
  readonly results: readonly PayOutcome[];
}

/** One of many payments: every tenth is declined, every seventh result comes twice, every ninth is lost. */
export function findMadeUpPayment(at: number): MadeUpPayment {
  const outcome = at % 10 === 0 ? 'declined' : 'paid';
  const results = at % 7 === 0 ? ([outcome, 'hung-up', outcome] as const) : ([outcome] as const);
  return {
    attempt: `CA${at}:0`,
    begun: {
      participant: '1',
      amountCents: 100 + at * 37,
      feeCents: at % 13,
      line: 'a-line',
      call: `CA${at}`,
      turn: 7,
      atMs: 1_800_000_000_000 + at,
    },
    results: at % 9 === 0 ? [] : results,
  };
}
