import {
  doErrand,
  isErrand,
  isStranger,
  lead,
  leadOf,
  leadOfStranger,
  leadToPerson,
  leadsToPayments,
  forgetErrand,
} from '../parts/do-errand.ts';
import type { Context } from '../parts/context.ts';
import { customerPersonErrands, customerSignedInErrands } from './customer-errands.ts';

interface At {
  readonly context: Context;
}

const messageOfKnown = {
  guard: (at: At) => isErrand('message')(at) && !isStranger(at),
  target: '#choosingCaseOfMessage',
  actions: forgetErrand,
} as const;

/** Deposits and cards are for those who receive: who only pays hears no ways to pay in their place. */
const depositOfPayer = leadToPerson(
  (at) => isErrand('direct-deposit', 'payment-card')(at) && at.context.participant?.payer === true,
);

/** Where each errand of this line leads. */
export const doCustomerErrand = doErrand({
  open: [
    lead('#openingACase', 'open-case'),
    lead('#offices', 'offices'),
    lead('#employers', 'employers'),
    lead('#complaints', 'complaints'),
    leadOfStranger('#getPin', 'get-pin'),
  ],
  signedIn: customerSignedInErrands,
  leads: [
    messageOfKnown,
    lead('#cases', 'balance'),
    ...leadsToPayments,
    leadOf('recipient', '#directDeposit', 'direct-deposit'),
    leadOf('recipient', '#paymentCard', 'payment-card'),
    leadOf('recipient', '#makePayment', 'pay'),
    depositOfPayer,
    lead('#money', 'direct-deposit', 'payment-card', 'pay'),
    lead('#dates', 'dates'),
    lead('#documents', 'documents'),
    lead('#reminders', 'text-reminders'),
    lead('#endReminders', 'text-reminders-end'),
    lead('#contactChange', 'contact-change'),
    lead('#newPin', 'new-pin', 'get-pin'),
  ],
  persons: customerPersonErrands,
  reports: { 'missing-payment': '#missingPayment', 'order-review': '#orderReview' },
});
