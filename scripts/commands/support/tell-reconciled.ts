import type { Heap } from '../../../src/adapters/sql/card-payments/reconcile/compare-charges.ts';
import type { Reconciled } from '../../../src/adapters/sql/card-payments/reconcile/reconcile-charges.ts';
import { writeCents } from '../../../src/agency/money.ts';
import { done } from './exit-codes.ts';
import { sayCount } from './say-count.ts';

/** Says what a processor's file came to, and gives the exit code: 1 where a person must look. */
export function tellReconciled(reconciled: Reconciled): number {
  if (reconciled.outcome === 'refused') {
    const { problems, problemCount } = reconciled;
    const more = problemCount > problems.length ? [`and ${problemCount - problems.length} more`] : [];
    const rows = problems.map(({ row, expected }) => `row ${row}: ${expected}`);
    throw new Error(['Nothing was settled:', ...rows, ...more].join('\n  '));
  }
  const { charges, period, paid, notPaid, heaps } = reconciled;
  const { both, oursOnly, oursOnlyPaid, theirsOnly, differing } = heaps;
  console.log(`${sayCount(charges, 'charge')} from ${tellTime(period.fromMs)} to ${tellTime(period.untilMs)}.`);
  console.log(`Settled: ${paid} as paid, ${notPaid} as not paid.`);
  console.log(`Both sides: ${sayCount(both.count, 'payment')}, ${writeCents(both.cents)} with the fees.`);
  tellHeap('Ours only', oursOnly);
  if (oursOnlyPaid > 0) console.log(`  ${oursOnlyPaid} of them were told to be paid.`);
  tellHeap('Theirs only', theirsOnly);
  tellHeap('Differing', differing);
  return oursOnlyPaid + theirsOnly.count + differing.count === 0 ? done : 1;
}

function tellHeap(title: string, { count, names }: Heap): void {
  console.log(`${title}: ${count}${count === 0 ? '' : ':'}`);
  for (const name of names) console.log(`  ${name}`);
  if (count > names.length) console.log(`  and ${count - names.length} more`);
}

export function tellTime(ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(ms).toString({ smallestUnit: 'second' });
}
