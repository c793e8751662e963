import { expect, test } from 'vitest';
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
