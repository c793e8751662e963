import { expect, test } from 'vitest';
import type { FoundPayment, ToldPayment } from '../../../src/agency/payment.ts';
import { toToldPayment } from '../../../src/calls/effects/payment-standing.ts';

const payment = { kind: 'collection', amountCents: 42_500, method: 'bank' } as const;
const today = Temporal.PlainDate.from('2026-11-22');

test.each([
  ['posted', '2026-11-20', 'posted', {}],
  ['posted', '2026-11-21', 'posted', { near: 'yesterday' }],
  ['posted', '2026-11-22', 'posted', { near: 'today' }],
  ['posted', '2026-11-23', 'ahead', { near: 'tomorrow' }],
  ['expected', '2026-11-22', 'expected', { near: 'today' }],
  ['expected', '2026-11-23', 'expected', { near: 'tomorrow' }],
  ['expected', '2026-11-24', 'expected', {}],
  ['expected', '2026-11-21', 'overdue', { near: 'yesterday' }],
  ['expected', '2025-11-22', 'overdue', {}],
] as const)('a payment %s for %s is %s, %j', (status, date, standing, named) => {
  expect(toToldPayment({ ...payment, status, date }, today)).toEqual({ ...payment, date, standing, ...named });
});

const course = { date: '2026-11-03', amountCents: 100, method: 'check', id: 'a' } as const;
const told = { date: '2026-11-03', amountCents: 100, method: 'check' } as const;

test.each<[Partial<FoundPayment>, Partial<ToldPayment>]>([
  [{ status: 'returned' }, { standing: 'returned' }],
  [
    { status: 'returned', replaces: 'b' },
    { standing: 'returned', corrects: true },
  ],
  [{ status: 'held' }, { standing: 'held' }],
  [
    { status: 'held', date: '2026-11-23' },
    { standing: 'held', date: '2026-11-23', near: 'tomorrow' },
  ],
  [
    { status: 'held', heldUntil: '2026-11-22' },
    { standing: 'held', heldUntil: '2026-11-22' },
  ],
  [{ status: 'held', heldUntil: '2026-11-21' }, { standing: 'held' }],
  [
    { status: 'held', reason: 'under-review' },
    { standing: 'held', reason: 'under-review' },
  ],
  [{ status: 'held', reason: 'address-unknown' }, { standing: 'held' }],
  [
    { status: 'held', kind: 'disbursement', reason: 'address-unknown' },
    { standing: 'held', kind: 'disbursement', reason: 'address-unknown' },
  ],
  [{ status: 'posted', heldUntil: '2026-12-01', reason: 'other' }, { standing: 'posted' }],
  [
    { status: 'posted', disbursedOn: '2026-11-22' },
    { standing: 'posted', disbursedOn: '2026-11-22' },
  ],
  [{ status: 'posted', disbursedOn: '2026-11-23' }, { standing: 'posted' }],
  [{ status: 'posted', clearedOn: '2026-11-05' }, { standing: 'posted' }],
  [
    { status: 'posted', kind: 'disbursement', clearedOn: '2026-11-05', disbursedOn: '2026-11-04' },
    { standing: 'posted', kind: 'disbursement', clearedOn: '2026-11-05' },
  ],
  [{ status: 'returned', disbursedOn: '2026-11-05' }, { standing: 'returned' }],
  [
    { status: 'expected', date: '2026-11-20', replaces: 'b' },
    { standing: 'overdue', date: '2026-11-20', corrects: true },
  ],
])('of a payment %j is told %j', (found, expected) => {
  const one: FoundPayment = { kind: 'collection', status: 'posted', ...course, ...found };
  expect(toToldPayment(one, today)).toEqual({ kind: 'collection', ...told, ...expected });
});
