import type { WrittenRow } from '../extract-row.ts';
import type { DayFrom } from './made-up-agency.ts';

type PaymentLine = Extract<WrittenRow, { type: 'payment' }>;

const ofCase = { type: 'payment', caseNumber: '200000000000030', amount: '240.00' } as const;
const paid = { ...ofCase, kind: 'collection', status: 'posted', method: 'check' } as const;
const sent = { ...ofCase, kind: 'disbursement', status: 'posted', method: 'direct-deposit' } as const;

/** Payments that were returned, held, voided, corrected and passed on. */
export function californiaPaymentStates(day: DayFrom): PaymentLine[] {
  return [
    { ...paid, id: '1', date: day(-70), disbursedOn: day(-67) },
    { ...paid, id: '2', date: day(-40), amount: '24.00' },
    { ...paid, id: '3', date: day(-40), replaces: '2', disbursedOn: day(-37) },
    { ...paid, id: '4', date: day(-12), status: 'returned' },
    { ...paid, id: '5', date: day(-11), status: 'voided' },
    { ...sent, id: '6', date: day(-67), clearedOn: day(-65) },
    { ...sent, id: '7', date: day(-37), status: 'held', heldUntil: day(9), reason: 'address-unknown' },
    { ...sent, id: '8', date: day(-3), status: 'held', reason: 'under-review' },
  ];
}
