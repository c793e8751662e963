import { nearDays } from '../../src/agency/near-day.ts';
import { rhythms } from '../../src/agency/rhythm.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { termsFor } from '../../src/dialogue/telling.ts';

const dated = { amount: 'money', date: 'date' } as const satisfies Slots;

/** The same where its day has a name. */
const near = { amount: 'money', day: 'term' } as const satisfies Slots;

/** Every sentence about what is past due in a case, what is due now, and what is ordered. */
export const moneyStatements = {
  'payer-owes': { arrears: 'money' },
  'payer-owes-nothing': {},
  'payer-has-credit': { credit: 'money' },
  'recipient-is-owed': { arrears: 'money' },
  'recipient-is-owed-nothing': {},
  'recipient-sees-credit': { credit: 'money' },
  'family-is-owed': { arrears: 'money' },
  'family-is-owed-nothing': {},
  'case-is-owed': { arrears: 'money' },
  'case-owes-nothing': {},
  'case-has-credit': { credit: 'money' },
  'case-owes-family': { arrears: 'money' },
  'case-owes-family-nothing': {},
  'part-interest': { interest: 'money' },
  'part-fees': { fees: 'money' },
  'part-interest-and-fees': { interest: 'money', fees: 'money' },
  'part-state': { amount: 'money' },

  'due-from-payer': dated,
  'due-from-payer-near': near,
  'due-from-case': dated,
  'due-from-case-near': near,
  'was-due-from-case': dated,
  'was-due-from-case-near': near,
  'due-from-other': dated,
  'due-from-other-near': near,
  'was-due-from-payer': dated,
  'was-due-from-payer-near': near,
  'was-due-from-other': dated,
  'was-due-from-other-near': near,
  'due-is-paid': {},
  'due-is-partly-paid': { paid: 'money' },

  'monthly-support': { amount: 'money' },
  'monthly-support-none': {},
  'order-support': { amount: 'money', every: 'term' },
  'order-support-of-docket': { docket: 'spell', amount: 'money', every: 'term' },
  'order-next': { date: 'date' },
  'order-next-near': { day: 'term' },
  'order-ends': { date: 'date' },
  'orders-none': {},
  ...termsFor('every', rhythms),
  ...termsFor('near', nearDays),
} as const;
