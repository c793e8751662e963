import { menu } from '../../src/dialogue/menu.ts';
import { prepareRequest, remember, sayUnfit } from './actions.ts';
import { chooseCase } from './choose-case.ts';
import { participantOf } from './context.ts';
import { leaveMessage } from './leave-message.ts';
import { tell } from './tell.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';

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
    { on: { back: '#mainMenu' } },
  ),
});

const documents = part.createStateConfig(
  menu(
    'documents',
    {
      statement: { key: '1', to: '#request', actions: prepareRequest('statement') },
      history: { key: '2', to: 'choosingYear' },
    },
    { on: { back: 'choosing' } },
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
    'no-year': { target: 'choosingYear', actions: sayUnfit('year-unfit') },
    'records-unavailable': 'recordsDown',
  },
});

const contact = part.createStateConfig(
  menu(
    'contact',
    {
      'text-reminders': { key: '1', to: 'textReminders' },
      change: { key: '2', to: 'contactChange' },
      'new-pin': { key: '3', to: '#newPin' },
    },
    { on: { back: 'choosing' } },
  ),
);

const textReminders = part.createStateConfig(
  menu(
    'text-reminders',
    {
      agree: {
        key: '1',
        to: '#request',
        actions: prepareRequest('text-reminders', { consent: true, wording: 'text-consent' }),
      },
      decline: {
        key: '2',
        to: '#request',
        actions: prepareRequest('text-reminders', { consent: false, wording: 'text-consent' }),
      },
    },
    { tell: () => [tell('text-consent')], on: { back: 'contact' } },
  ),
);

const report = part.createStateConfig({
  id: 'report',
  ...menu(
    'report',
    {
      'missing-payment': { key: '1', to: 'choosingCaseOfReport', actions: prepareRequest('missing-payment') },
      'order-review': { key: '2', to: 'choosingCaseOfReport', actions: prepareRequest('order-review') },
    },
    { on: { back: 'choosing' } },
  ),
});

/** A message, documents, contact details and PIN, a report or a review. */
export const otherOptions = part.createStateConfig({
  initial: 'choosing',
  states: {
    choosing,
    choosingCaseOfMessage: chooseCase({ next: '#message', back: '#otherOptions', without: '#message' }),
    message: { id: 'message', ...leaveMessage({ kind: 'message', back: '#otherOptions' }) },
    documents,
    choosingYear,
    findingYear,
    recordsDown: recordsDown({ again: 'findingYear', back: 'documents' }),
    contact,
    textReminders,
    contactChange: { id: 'contactChange', ...leaveMessage({ kind: 'contact-change', back: '#otherOptions' }) },
    report,
    choosingCaseOfReport: chooseCase({ next: '#request', back: '#report' }),
  },
});
