import { cardStatements } from '../../src/dialogue/card-statements.ts';
import type { FlowPrompts } from '../../src/dialogue/flow.ts';

/** What is told of a payment by card that was begun before, in this call or another. */
const paidBeforeStatements = {
  'card-paid-before': { amount: 'money', date: 'date' },
  'card-unsettled-before': { amount: 'money', date: 'date' },
} as const;

/** What is said of paying by card in the call: how much, what it costs, and what became of it. */
export const cardPaymentPrompts = {
  statements: {
    ...cardStatements,
    'pay-too-little': { least: 'money' },
    'pay-too-much': { most: 'money' },
    'pay-refused-card-not-accepted': {},
    'pay-refused-closed': {},
    'pay-refused-other': {},
    'pay-quote-over': {},
    'pay-quote': { amount: 'money', fee: 'money', total: 'money' },
    'pay-quote-free': { amount: 'money' },
    'pay-counts-today': { cutOff: 'time' },
    'pay-counts-on': { day: 'day' },
    'cards-taken': { cards: 'name' },
    'pay-with-help': {},
    'card-keys-asked': {},
    'card-keys-order': {},
    'card-keys-end': {},
    'card-first': {},
    'card-paid': { total: 'money' },
    'card-confirmation': { number: 'digits' },
    'card-confirmation-again': { number: 'digits' },
    'card-declined': {},
    'card-invalid': {},
    'card-cancelled': {},
    'card-too-many-tries': {},
    'card-processor-down': {},
    'card-unsettled': {},
  },
  answers: ['card-paid'],
  digits: ['pay-amount'],
} as const satisfies Partial<FlowPrompts>;

/** The same for callers who have signed in: what they owe, and what they paid before. */
export const ownCardPaymentPrompts = {
  statements: {
    ...paidBeforeStatements,
    'pay-month-is': { amount: 'money' },
    'pay-past-due-is': { amount: 'money' },
    'pay-more-than-owed': {},
    'pay-not-here': {},
    'pay-nothing-as-recipient': {},
    'cards-not-typed': {},
    'pay-link-terms': { ending: 'digits' },
    'pay-link-rules': {},
    'pay-link-sent': {},
    'pay-link-stopped': { phone: 'phone' },
    'pay-link-not-here': {},
    'pay-link-refused': {},
  },
  answers: ['pay-link-sent'],
  texts: { 'payment-link': { link: 'name' } },
} as const satisfies Partial<FlowPrompts>;

/** The same for callers who pay without a PIN. */
export const paidForPrompts = {
  statements: { 'paid-for-taken': { ending: 'digits' } },
  digits: ['paid-for-id', 'paid-for-number'],
} as const satisfies Partial<FlowPrompts>;
