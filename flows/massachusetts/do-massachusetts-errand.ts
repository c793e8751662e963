import { doErrand, lead, leadOfStranger, leadsToPayments } from '../parts/do-errand.ts';
import { personErrands, signedInErrands } from './massachusetts-errands.ts';

/** Where each errand of the call center leads. */
export const doMassachusettsErrand = doErrand({
  open: [
    lead('#pay', 'pay'),
    lead('#virtualCounter', 'virtual-counter'),
    lead('#conferences', 'conference'),
    lead('#libraries', 'libraries'),
    lead('#directPayments', 'direct-payments'),
    lead('#applying', 'open-case'),
    lead('#caseManager', 'case-manager'),
    leadOfStranger('#getPin', 'get-pin'),
    leadOfStranger('#review', 'order-review'),
    leadOfStranger('#directPayments', 'direct-payment-credit'),
  ],
  signedIn: signedInErrands,
  leads: [
    lead('#cases', 'balance'),
    ...leadsToPayments,
    lead('#dates', 'dates'),
    lead('#reminders', 'text-reminders'),
    lead('#endReminders', 'text-reminders-end'),
    lead('#newPin', 'new-pin', 'get-pin'),
  ],
  persons: personErrands,
  reports: {
    'missing-payment': '#missingPayment',
    'order-review': '#orderReview',
    'direct-payment-credit': '#directPaymentCredit',
  },
});
