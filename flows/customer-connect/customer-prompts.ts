import { addPrompts } from '../../src/dialogue/add-prompts.ts';
import type { Slots } from '../../src/dialogue/prompt-contract.ts';
import { callPrompts } from '../parts/call-prompts.ts';
import { cardPaymentPrompts, ownCardPaymentPrompts } from '../parts/card-payment-statements.ts';
import { caseChoicePrompts, casePrompts } from '../parts/case-prompts.ts';
import { datePrompts } from '../parts/date-prompts.ts';
import { deskPrompts } from '../parts/desk-prompts.ts';
import { errandPrompts } from '../parts/errand-prompts.ts';
import { paymentPrompts } from '../parts/payment-prompts.ts';
import { reminderPrompts } from '../parts/reminder-prompts.ts';
import { replyPrompts } from '../parts/reply-prompts.ts';
import { byMailPrompts, contactChangePrompts, requestPrompts } from '../parts/request-prompts.ts';
import { signInPrompts } from '../parts/sign-in-prompts.ts';
import { topicPrompts, type Topics } from '../parts/topic-prompts.ts';
import { customerErrands } from './customer-errands.ts';

/** Every sentence that this flow alone can say. */
export const customerStatements = {
  'opening-a-case': {},
  'ways-to-pay': {},
  'ways-to-pay-abroad': {},
  employers: {},
  'employers-abroad': {},
  'genetic-testing': {},
  hearings: {},
  'order-review': {},
  complaints: {},
  'complaints-abroad': {},
  office: { county: 'name', address: 'place' },
  'office-phone': { phone: 'phone', hours: 'name' },
  'office-phone-abroad': { phone: 'phone', hours: 'name' },
  'office-unknown': {},
  'no-office': {},
  'too-many-offices': {},

  'direct-deposit-start': {},
  'direct-deposit-change': {},
  'direct-deposit-stop': {},
  'payment-card': {},
  'payment-card-abroad': {},
  'year-unfit': {},
} as const satisfies Record<string, Slots>;

/** Those that say only that nothing was found, or that something else is to be keyed in. */
const noAnswers = new Set(['office-unknown', 'no-office', 'too-many-offices', 'year-unfit']);

const customerAnswers = Object.keys(customerStatements).filter((name) => !noAnswers.has(name));

export const customerPicks = { 'which-office': { county: 'name' } } as const satisfies Record<string, Slots>;

/** What the parts of the call are about, for the person at the desk. */
export const customerTopics: Topics = {
  signIn: 'sign-in',
  getPin: 'pin',
  newPin: 'pin',
  generalInformation: 'general',
  money: 'money',
  payByCard: 'money',
  payByReply: 'money',
  cases: 'cases',
  payments: 'payments',
  dates: 'dates',
  otherOptions: 'requests',
  reminders: 'requests',
  request: 'requests',
};

/** What the prompt files must hold for this flow, besides its menus. */
export const customerPrompts = addPrompts([
  callPrompts,
  deskPrompts,
  topicPrompts(customerTopics),
  signInPrompts,
  errandPrompts(customerErrands),
  caseChoicePrompts,
  casePrompts,
  paymentPrompts,
  cardPaymentPrompts,
  ownCardPaymentPrompts,
  datePrompts,
  reminderPrompts,
  replyPrompts,
  requestPrompts(
    ['message', 'contact-change', 'missing-payment', 'order-review'],
    ['direct-deposit-form', 'statement', 'payment-history'],
  ),
  contactChangePrompts,
  byMailPrompts,
  { statements: customerStatements, answers: customerAnswers, picks: customerPicks, digits: ['county-or-zip', 'year'] },
]);
