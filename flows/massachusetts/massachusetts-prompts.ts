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
import { requestPrompts } from '../parts/request-prompts.ts';
import { signInPrompts } from '../parts/sign-in-prompts.ts';
import { topicPrompts, type Topics } from '../parts/topic-prompts.ts';
import { libraryDigits, libraryStatements } from './libraries.ts';
import { massachusettsErrands } from './massachusetts-errands.ts';
import { payingPrompts } from './paying-prompts.ts';

/** Every sentence that this flow alone can say. */
export const massachusettsStatements = {
  'virtual-counter': {},
  'virtual-counter-open': {},
  'virtual-counter-closed': {},
  'counter-opens-today': { from: 'time', to: 'time' },
  'counter-opens-tomorrow': { from: 'time', to: 'time' },
  'counter-opens-later': { day: 'day', from: 'time', to: 'time' },
  'case-conference': {},
  'review-told': {},
  'direct-payments-told': {},
  'e-mail-us': {},
  'case-manager': {},
  applying: {},
  'applying-fee': {},
} as const satisfies Record<string, Slots>;

/** What the parts of the call are about, for the person at the desk. */
export const massachusettsTopics: Topics = {
  signIn: 'sign-in',
  getPin: 'pin',
  newPin: 'pin',
  pay: 'money',
  payByCard: 'money',
  payByReply: 'money',
  waysToPay: 'money',
  account: 'cases',
  cases: 'cases',
  payments: 'payments',
  dates: 'dates',
  conferences: 'dates',
  virtualCounter: 'general',
  otherTopics: 'general',
  missingPayment: 'requests',
  orderReview: 'requests',
  reminders: 'requests',
  directPaymentCredit: 'requests',
  request: 'requests',
};

/** What the prompt files must hold for this flow, besides its menus. */
export const massachusettsPrompts = addPrompts([
  callPrompts,
  deskPrompts,
  topicPrompts(massachusettsTopics),
  signInPrompts,
  errandPrompts(massachusettsErrands),
  caseChoicePrompts,
  casePrompts,
  paymentPrompts,
  cardPaymentPrompts,
  ownCardPaymentPrompts,
  datePrompts,
  reminderPrompts,
  replyPrompts,
  requestPrompts(['message', 'missing-payment', 'order-review', 'direct-payment-credit']),
  payingPrompts,
  { statements: libraryStatements, answers: ['library', 'library-in'], digits: libraryDigits },
  { statements: massachusettsStatements, answers: Object.keys(massachusettsStatements), optional: ['applying-fee'] },
]);
