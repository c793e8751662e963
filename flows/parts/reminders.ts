import type { ConsentWay } from '../../src/agency/consent.ts';
import type { ReminderChoice } from '../../src/agency/reminder-choice.ts';
import { menu } from '../../src/dialogue/menu.ts';
import { remember } from './actions.ts';
import { anythingElse, mainMenuKey } from './anything-else.ts';
import { askTextNumber } from './ask-text-number.ts';
import { participantOf } from './context.ts';
import { recordsDown } from './records-down.ts';
import { part } from './setup.ts';
import { tell } from './tell.ts';
import { askingToEnd, findingToEnd } from './end-reminders.ts';
import { purposesOf, tellReminderTerms, tellWhereTheyGo } from './tell-reminders.ts';
import { findUnreached, unreachedReminders } from './unreached-reminders.ts';

const finding = part.createStateConfig({
  entry: { type: 'findConsents', params: ({ context }) => ({ participant: participantOf(context) }) },
  on: {
    'consents-found': [
      {
        guard: ({ event }) => event.calls && findUnreached({ reminded: event.numbers }) !== undefined,
        target: 'unreached',
        actions: remember<'consents-found'>(({ event: { numbers, calls } }) => ({
          reminded: numbers,
          remindsByCall: calls,
        })),
      },
      {
        guard: ({ event }) => event.numbers.length > 0,
        target: 'on',
        actions: remember<'consents-found'>(({ event: { numbers, calls } }) => ({
          reminded: numbers,
          remindsByCall: calls,
        })),
      },
      {
        target: 'findingNumber',
        actions: remember<'consents-found'>(({ event: { calls } }) => ({ remindsByCall: calls })),
      },
    ],
    'no-reminders': {
      target: '#agent',
      actions: part.assign(({ context }) => ({
        first: [...context.first, tell('needs-person', { errand: 'errand-text-reminders' })],
      })),
    },
    'records-unavailable': 'recordsDown',
  },
});

/** Told back before anything is asked: who has agreed mostly comes to stop them. */
const on = part.createStateConfig(
  menu(
    'reminders',
    {
      stop: { key: '1', to: 'ending' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      change: { key: '3', to: 'findingNumber' },
      goodbye: { to: '#goodbye' },
    },
    { errands: true, tell: tellWhereTheyGo },
  ),
);

/** A call reaches a phone that gets no texts, too. */
const numberKnown = part.createStateConfig({
  always: [{ guard: ({ context }) => context.remindsByCall, target: 'choosingWay' }, { target: 'choosing' }],
});

function takeWay(reminderWay: ConsentWay) {
  return part.assign({ reminderWay });
}

const choosingWay = part.createStateConfig(
  menu(
    'reminder-way',
    {
      text: { key: '1', to: 'choosing', actions: takeWay('text') },
      call: { key: '2', to: 'choosing', actions: takeWay('call') },
    },
    { on: { back: 'findingNumber' } },
  ),
);

function choose(reminderChoice: ReminderChoice) {
  return part.assign({ reminderChoice });
}

const choosing = part.createStateConfig(
  menu(
    'choose-reminders',
    {
      everything: { key: '1', to: 'agreeing', actions: choose('everything') },
      dates: { key: '2', to: 'agreeing', actions: choose('dates') },
      payments: { key: '3', to: 'agreeing', actions: choose('payments') },
      documents: { key: '4', to: 'agreeing', actions: choose('documents') },
    },
    { on: { back: 'findingNumber' } },
  ),
);

const agreement = menu(
  'agree-to-reminders',
  { agree: { key: '1', to: 'keeping' }, refuse: { key: '2', to: 'refused' } },
  { tell: tellReminderTerms, on: { back: 'choosing' } },
);

const agreeing = part.createStateConfig(agreement);

const keeping = part.createStateConfig({
  entry: {
    type: 'giveConsents',
    params: ({ context }) => ({
      participant: participantOf(context),
      phone: context.textPhone ?? '',
      purposes: purposesOf(context),
      by: context.reminderWay ?? 'text',
      language: context.language,
      pace: context.pace,
      asked: { told: tellReminderTerms(context), question: agreement.meta.ask },
    }),
  },
  on: {
    'consents-kept': {
      target: 'kept',
      actions: part.assign(({ context }) => ({
        ...forgotten,
        first: [...context.first, tell(context.reminderWay === 'call' ? 'reminder-calls-kept' : 'reminders-kept')],
      })),
    },
    'consents-wait-for-start': {
      target: 'kept',
      actions: remember<'consents-wait-for-start'>(({ context, event: { phone } }) => ({
        ...forgotten,
        first: [...context.first, tell('reminders-wait-for-start', { phone })],
      })),
    },
    'records-unavailable': 'keepingFailed',
  },
});

const forgotten = { reminderWay: undefined, textPhone: undefined, reminderChoice: undefined, reminded: undefined };

const ending = part.createStateConfig({
  entry: {
    type: 'endConsents',
    params: ({ context }) => ({ participant: participantOf(context), language: context.language }),
  },
  on: {
    'consents-ended': {
      target: 'ended',
      actions: part.assign(({ context }) => ({ ...forgotten, first: [...context.first, tell('reminders-ended')] })),
    },
    'records-unavailable': 'endingFailed',
  },
});

/** Reminders by text: told back, agreed to, and taken back. */
export const reminders = part.createStateConfig({
  id: 'reminders',
  initial: 'finding',
  states: {
    finding,
    recordsDown: recordsDown({ again: 'finding', back: '#mainMenu' }),
    on,
    unreached: unreachedReminders,
    ...askTextNumber({ offer: 'offer-reminder-number', next: 'numberKnown', without: '#agent' }),
    numberKnown,
    choosingWay,
    choosing,
    agreeing,
    keeping,
    keepingFailed: recordsDown({ again: 'keeping', back: '#mainMenu' }),
    kept: anythingElse(),
    refused: anythingElse(() => [tell('reminders-refused')]),
    ending,
    endingFailed: recordsDown({ again: 'ending', back: 'on' }),
    ended: anythingElse(),
    findingToEnd,
    endRecordsDown: recordsDown({ again: 'findingToEnd', back: '#mainMenu' }),
    askingToEnd,
    noneToEnd: anythingElse(() => [tell('no-reminders-on')]),
  },
});
