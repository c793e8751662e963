import { expect, test } from 'vitest';
import { toToldPayment } from '../../../src/calls/effects/payment-standing.ts';

const payment = { kind: 'collection', amountCents: 42_500, method: 'bank' } as const;
const today = Temporal.PlainDate.from('2026-11-22');

test.each([
  ['posted', '2026-11-22', 'posted'],
  ['posted', '2026-11-23', 'ahead'],
  ['expected', '2026-11-22', 'expected'],
  ['expected', '2026-11-23', 'expected'],
  ['expected', '2026-11-21', 'overdue'],
] as const)('a payment %s for %s is %s', (status, date, standing) => {
  expect(toToldPayment({ ...payment, status, date }, today)).toEqual({ ...payment, date, standing });
});
