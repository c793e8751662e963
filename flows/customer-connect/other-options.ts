import { menu } from '../../src/dialogue/menu.ts';
import { prepareRequest, refuse, remember } from '../parts/actions.ts';
import { chooseCase } from '../parts/choose-case.ts';
import type { PaymentKind } from '../../src/agency/payment.ts';
import { mainMenuKey } from '../parts/anything-else.ts';
import { type Context, participantOf } from '../parts/context.ts';
import { leaveMessage } from '../parts/leave-message.ts';
import { recordsDown } from '../parts/records-down.ts';
import { reportOf } from '../parts/report-of.ts';
import { part } from '../parts/setup.ts';
import { tellCustomer } from './customer-tell.ts';

const choosing = part.createStateConfig({
  id: 'otherOptions',
  ...menu(
    'other-options',
    {
      message: { key: '1', to: 'choosingCaseOfMessage' },
      documents: { key: '2', to: 'documents' },
      contact: { key: '3', to: 'contact' },
      report: { key: '4', to: 'report' },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
});

const documents = part.createStateConfig(
  menu(
    'documents',
    {
      statement: { key: '1', to: 'findingStatement' },
      history: { key: '2', to: 'choosingYear' },
    },
    { errands: true, on: { back: 'choosing' } },
  ),
);

/** Who pays through an employer gets no statement, and who got nothing in these months neither. */
const findingStatement = part.createStateConfig({
  entry: {
    type: 'hasStatement',
    params: ({ context }) => ({
      participant: participantOf(context),
      kinds: listPaymentKinds(context),
      timeZone: context.settings.timeZone,
    }),
  },
  on: {
    'statement-found': { target: '#request', actions: prepareRequest('statement') },
    'no-statement': 'noStatement',
    'records-unavailable': 'statementRecordsDown',
  },
});

function listPaymentKinds({ participant }: Context): PaymentKind[] {
  return [
    ...(participant?.payer ? (['collection'] as const) : []),
    ...(participant?.recipient ? (['disbursement'] as const) : []),
  ];
}

const noStatement = part.createStateConfig(
  menu(
    'no-statement',
    {
      payments: { key: '1', to: '#payments' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      goodbye: { to: '#goodbye' },
    },
    { on: { back: 'documents' } },
  ),
);

const choosingYear = part.createStateConfig({
  meta: { ask: { kind: 'digits', prompt: 'year', minDigits: 4, maxDigits: 4, secret: false, names: 'years' } },
  on: {
    entered: {
      target: 'findingYear',
      actions: remember<'entered'>(({ event }) => ({
        request: { kind: 'payment-history', details: { year: Number(event.digits) } },
      })),
    },
    back: 'documents',
  },
});

const findingYear = part.createStateConfig({
  entry: {
    type: 'hasPayments',
    params: ({ context }) => ({
      participant: participantOf(context),
      year: context.request?.details.year ?? 0,
    }),
  },
  on: {
    'year-found': '#request',
    'no-year': { target: 'choosingYear', actions: refuse(tellCustomer('year-unfit')) },
    'records-unavailable': 'recordsDown',
  },
});

const contact = part.createStateConfig(
  menu(
    'contact',
    {
      change: { key: '1', to: 'contactChange' },
      'new-pin': { key: '2', to: '#newPin' },
      reminders: { key: '3', to: '#reminders' },
    },
    { errands: true, on: { back: 'choosing' } },
  ),
);

const report = part.createStateConfig({
  id: 'report',
  ...menu(
    'report',
    {
      'missing-payment': { key: '1', to: '#missingPayment' },
      'order-review': { key: '2', to: '#orderReview' },
    },
    { errands: true, on: { back: 'choosing' } },
  ),
});

/** A message, documents, contact details and PIN, a report or a review. */
export const otherOptions = part.createStateConfig({
  initial: 'choosing',
  states: {
    choosing,
    choosingCaseOfMessage: {
      id: 'choosingCaseOfMessage',
      ...chooseCase({ next: '#message', back: '#otherOptions', without: '#message' }),
    },
    message: { id: 'message', ...leaveMessage({ kind: 'message', back: '#otherOptions' }) },
    documents: { id: 'documents', ...documents },
    findingStatement,
    noStatement,
    statementRecordsDown: recordsDown({ again: 'findingStatement', back: 'documents' }),
    choosingYear,
    findingYear,
    recordsDown: recordsDown({ again: 'findingYear', back: 'documents' }),
    contact,
    contactChange: { id: 'contactChange', ...leaveMessage({ kind: 'contact-change', back: '#otherOptions' }) },
    report,
    missingPayment: reportOf({ kind: 'missing-payment', id: 'missingPayment', back: '#report' }),
    orderReview: reportOf({ kind: 'order-review', id: 'orderReview', back: '#report' }),
  },
});
