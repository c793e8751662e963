import { describe, expect, test } from 'vitest';
import type { CaseDetails } from '../../../src/agency/case.ts';
import { toToldCase } from '../../../src/calls/effects/to-told-case.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const facts = { position: 1, count: 1, numberEnding: '0011', county: 'Kern', dockets: [] };
const debts = [
  { kind: 'support', to: 'family', amountCents: 81_055 },
  { kind: 'support', to: 'state', amountCents: 35_000 },
  { kind: 'interest', to: 'family', amountCents: 12_000 },
  { kind: 'fees', to: 'other', amountCents: 3000 },
] as const;
const payer: CaseDetails = { ...facts, role: 'payer', monthlySupportCents: 0, arrearsCents: 131_055 };
const recipient: CaseDetails = { ...payer, role: 'recipient' };

describe('debts', () => {
  test('are told to the payer in all, with interest, fees, and what is owed to the state', () => {
    expect(toToldCase({ ...payer, debts }, today)).toEqual({
      ...payer,
      parts: { interestCents: 12_000, feesCents: 3000, stateCents: 35_000 },
    });
  });

  test('are told to the recipient as far as the family is owed them, and the call keeps nothing else', () => {
    expect(toToldCase({ ...recipient, debts }, today)).toEqual({
      ...recipient,
      arrearsCents: 93_055,
      isToFamily: true,
    });
  });

  test('of the state alone are none of the recipient', () => {
    const ofState = debts.map((debt) => ({ ...debt, to: 'state' as const }));
    expect(toToldCase({ ...recipient, debts: ofState }, today)).toMatchObject({ arrearsCents: 0, isToFamily: true });
  });

  test('leave a credit as it is', () => {
    const credit = { arrearsCents: -5025, debts: [] };
    expect(toToldCase({ ...recipient, ...credit }, today)).toMatchObject({ arrearsCents: -5025 });
    expect(toToldCase({ ...payer, ...credit }, today)).toMatchObject({ arrearsCents: -5025 });
  });

  test('that an older server has left behind newer arrears are not told', () => {
    const renewed = { ...recipient, arrearsCents: 90_000 };
    expect(toToldCase({ ...renewed, debts }, today)).toEqual(renewed);
  });
});

describe('what is due', () => {
  test.each([
    ['2026-11-21', { isOver: true, near: 'yesterday' }],
    ['2026-11-22', { isOver: false, near: 'today' }],
    ['2026-11-23', { isOver: false, near: 'tomorrow' }],
    ['2026-12-01', { isOver: false }],
    ['2026-11-01', { isOver: true }],
  ])('on %s', (on, standing) => {
    const currentDue = { amountCents: 42_500, on, paidCents: 100 };
    expect(toToldCase({ ...payer, currentDue }, today)).toEqual({ ...payer, due: { ...currentDue, ...standing } });
  });

  test('is not told where it is nothing', () => {
    expect(toToldCase({ ...payer, currentDue: { amountCents: 0, on: '2026-12-01' } }, today)).toEqual(payer);
  });
});

describe('orders', () => {
  const order = { amountCents: 9808, every: 'week' } as const;
  const tellOne = (days: object, currentDue?: CaseDetails['currentDue']) =>
    toToldCase({ ...payer, orders: [{ ...order, ...days }], ...(currentDue && { currentDue }) }, today).orders;

  test.each([
    [{ next: '2026-11-23' }, { next: '2026-11-23', nextNear: 'tomorrow' }],
    [{ next: '2026-11-30' }, { next: '2026-11-30' }],
    [{ next: '2026-11-21' }, {}],
    [{ ends: '2026-11-22' }, { ends: '2026-11-22' }],
    [{ ends: '2027-11-22' }, { ends: '2027-11-22' }],
    [{ ends: '2027-11-23' }, {}],
    [{ docket: 'FL-1' }, { docket: 'FL-1' }],
  ])('with %j', (days, told) => {
    expect(tellOne(days)).toEqual([{ ...order, ...told }]);
  });

  test('say no day that what is due says already', () => {
    expect(tellOne({ next: '2026-11-30' }, { amountCents: 9808, on: '2026-11-30' })).toEqual([order]);
  });

  test('that are over, or of nothing, are not told', () => {
    expect(tellOne({ ends: '2026-11-21' })).toEqual([]);
    expect(tellOne({ amountCents: 0 })).toEqual([]);
  });
});
