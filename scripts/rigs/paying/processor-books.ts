/** A charge that a made-up processor was asked for; `cents` with the fee. */
interface BookedCharge {
  readonly payment: string;
  readonly cents: number;
  readonly atMs: number;
  readonly isPaid: boolean;
}

export type ProcessorBooks = ReturnType<typeof createProcessorBooks>;

/** What a made-up processor has charged, by our name of the payment: one that it is asked for again is charged once. */
export function createProcessorBooks() {
  const charges = new Map<string, BookedCharge>();
  return {
    book(charge: BookedCharge): void {
      if (!charges.has(charge.payment)) charges.set(charge.payment, charge);
    },
    /** How many were charged, and what they come to. */
    sum(): { readonly count: number; readonly cents: number } {
      const paid = [...charges.values()].filter(({ isPaid }) => isPaid);
      return { count: paid.length, cents: paid.reduce((sum, { cents }) => sum + cents, 0) };
    },
    /** As `npm run card-payments -- reconcile` reads it. */
    write(): string {
      const rows = [...charges.values()].map(({ payment, cents, atMs, isPaid }, at) => {
        const time = Temporal.Instant.fromEpochMilliseconds(atMs).toString();
        return `${payment},ch_${at + 1},${cents},${time},${isPaid ? 'paid' : 'failed'},`;
      });
      return ['payment,charge,cents,time,status,fee', ...rows, ''].join('\n');
    },
  };
}
