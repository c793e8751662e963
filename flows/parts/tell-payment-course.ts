import type { ToldPayment } from '../../src/agency/payment.ts';
import type { Told } from '../../src/dialogue/output.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { allTold, createTell } from '../../src/dialogue/telling.ts';

/** What is said of a payment behind its amount and its date. */
export const courseStatements = {
  'payment-on-hold': {},
  'payment-on-hold-until': { until: 'date' },
  'payment-waits-for-address': {},
  'payment-under-review': {},
  'payment-bounced': {},
  'payment-returned': {},
  'payment-came-back': {},
  'payment-paid-out': { on: 'date' },
  'payment-cleared': { on: 'date' },
  'payment-corrected': {},
} as const satisfies Record<string, Slots>;

const tell = createTell<typeof courseStatements>();

/** What became of a payment. A fact of payments that is said neither here nor before does not compile. */
export function tellPaymentCourse(payment: ToldPayment): Told[] {
  const { kind, standing, method, heldUntil, reason, disbursedOn, clearedOn, corrects, ...rest } = payment;
  const { near: _near, amountCents: _amount, date: _date, ...ofCase } = rest;
  const { caseEnding: _ending, caseReference: _reference, shared, ...left } = ofCase;
  allTold(left);
  return [
    ...(corrects ? [tell('payment-corrected')] : []),
    ...(standing === 'held' ? tellHold({ heldUntil, reason: isOfOther(reason, shared) ? undefined : reason }) : []),
    ...(standing === 'returned' ? [tell(returned(kind, method))] : []),
    ...(disbursedOn === undefined ? [] : [tell('payment-paid-out', { on: disbursedOn })]),
    ...(clearedOn === undefined ? [] : [tell('payment-cleared', { on: clearedOn })]),
  ];
}

/** Of several, it may be another one whose address is missing. */
function isOfOther(reason: ToldPayment['reason'], shared: boolean | undefined): boolean {
  return shared === true && reason === 'address-unknown';
}

const reasons = {
  'address-unknown': [tell('payment-waits-for-address')],
  'under-review': [tell('payment-under-review')],
  other: [],
} as const;

interface Hold {
  readonly heldUntil: ToldPayment['heldUntil'] | undefined;
  readonly reason: ToldPayment['reason'] | undefined;
}

function tellHold({ heldUntil: until, reason = 'other' }: Hold): Told[] {
  const hold = until === undefined ? tell('payment-on-hold') : tell('payment-on-hold-until', { until });
  return [hold, ...reasons[reason]];
}

/** Methods whose money a bank takes back. */
const bankMethods: ReadonlySet<ToldPayment['method']> = new Set(['bank', 'check']);

function returned(kind: ToldPayment['kind'], method: ToldPayment['method']) {
  if (kind === 'disbursement') return 'payment-came-back';
  return bankMethods.has(method) ? 'payment-bounced' : 'payment-returned';
}
