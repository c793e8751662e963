import type { Flow } from '../src/dialogue/flow.ts';
import { menu } from '../src/dialogue/menu.ts';
import { balance } from './customer-connect/balance.ts';
import { beginContext, Context, resume } from './customer-connect/context.ts';
import { dates } from './customer-connect/dates.ts';
import { agent } from './customer-connect/agent.ts';
import { generalInformation } from './customer-connect/general-information.ts';
import { getPin } from './customer-connect/get-pin.ts';
import { introduce } from './customer-connect/introduce.ts';
import { moneyMenu } from './customer-connect/money-menu.ts';
import { choosePin } from './customer-connect/choose-pin.ts';
import { otherOptions } from './customer-connect/other-options.ts';
import { payments } from './customer-connect/payments.ts';
import {
  digitsQuestions,
  letters,
  optionalStatements,
  picks,
  recordings,
  say,
  starredQuestions,
  statements,
  tell,
} from './customer-connect/statements.ts';
import { request } from './customer-connect/request.ts';
import { part } from './customer-connect/setup.ts';
import { signIn } from './customer-connect/sign-in.ts';

/** The answer: a notice, where operators have set one, and the choice of language. Whoever says nothing at all is not held up. */
const language = part.createStateConfig({
  meta: {
    tell: () => [
      { ...tell('notice'), language: 'en' },
      { ...tell('notice'), language: 'es' },
    ],
    ask: {
      kind: 'choice',
      prompt: 'language',
      options: {
        english: { key: '1', language: 'en' },
        spanish: { key: '9', language: 'es' },
        'more-time': { key: '8' },
      },
    },
  },
  on: {
    'choose.english': { target: 'role', actions: { type: 'speak', params: 'en' } },
    'choose.spanish': { target: 'role', actions: { type: 'speak', params: 'es' } },
    'choose.more-time': { actions: ['slowDown', say('more-time')] },
    'no-input': [
      {
        guard: 'silentTwice',
        target: 'role',
        description: 'Whoever stays silent twice goes on in the language of the line.',
      },
      { guard: 'mayWantTime', actions: 'offerTimeInOtherLanguage' },
    ],
    'no-match': { guard: 'mayWantTime', actions: 'offerTimeInOtherLanguage' },
  },
});

/** Parents and guardians sign in; everybody else gets general information without. */
const role = part.createStateConfig({
  id: 'role',
  ...menu(
    'role',
    {
      parent: { key: '1', to: 'signIn' },
      'not-a-parent': { key: '2', to: 'generalInformation' },
      other: { key: '7', to: 'generalInformation' },
    },
    { on: { back: 'language' } },
  ),
});

/** Where everybody comes who has signed in, and from where each errand begins. */
const mainMenu = part.createStateConfig({
  id: 'mainMenu',
  ...menu('main-menu', {
    money: { key: '1', to: 'money' },
    cases: { key: '2', to: 'cases' },
    payments: { key: '3', to: 'payments' },
    dates: { key: '4', to: 'dates' },
    other: { key: '7', to: 'otherOptions' },
  }),
});

/** The records cannot be reached, and nothing in particular can be tried again. */
const recordsDown = part.createStateConfig(
  menu(
    'records-down',
    { 'try-again': { key: '1', to: 'role' }, agent: { key: '2', to: '#agent' } },
    {
      on: {
        'choose.try-again': [{ guard: 'signedIn', target: 'mainMenu' }, { target: 'role' }],
        back: [{ guard: 'signedIn', target: 'mainMenu' }, { target: 'role' }],
      },
    },
  ),
);

const goodbye = part.createStateConfig({
  id: 'goodbye',
  meta: { tell: () => [tell('goodbye')], end: 'hang-up' },
  type: 'final',
});

/**
 * The order of the call: language, role, then general information, or sign-in and the main menu. Each state is something the caller
 * meets; `on` says where an answer leads. What can be done at every point of the call stands once, at the end. The parts have files of
 * their own, in `customer-connect/`.
 */
const machine = part.createMachine({
  id: 'customer-connect',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'language',
  states: {
    language,
    role,
    // Without signing in:
    generalInformation,
    getPin,
    // Signing in, with a PIN of one's own at last:
    signIn,
    newPin: choosePin,
    // Signed in:
    mainMenu,
    money: moneyMenu,
    cases: balance,
    payments,
    dates,
    otherOptions,
    // From anywhere:
    request,
    agent: agent,
    recordsDown,
    goodbye,
  },
  always: {
    guard: 'missedTooOften',
    target: '.agent',
    description: 'After too many numbers that nothing could be done with.',
  },
  // Everywhere:
  on: {
    agent: '.agent',
    back: { actions: say('no-menu-before') },
    'main-menu': [{ guard: 'signedIn', target: '.mainMenu' }, { target: '.role' }],
    goodbye: '.goodbye',
    'other-language': { actions: 'switchLanguage' },
    'no-input': { guard: 'missedTooOften', target: '.agent' },
    'no-match': { guard: 'missedTooOften', target: '.agent' },
    served: '.goodbye',
    unreached: [
      {
        guard: 'rungOften',
        target: '.agent.closed',
        actions: [{ type: 'leaveQueue', params: {} }, 'forgetPlace', say('desk-unreached')],
      },
      { target: '.agent.askingAgain', actions: 'countUnreached' },
    ],
    'records-unavailable': '.recordsDown',
  },
});

/** The Customer Connect call, from the answer to the goodbye. */
export const customerConnect: Flow = {
  name: 'customer-connect',
  machine,
  prompts: {
    statements,
    optional: optionalStatements,
    digits: digitsQuestions,
    starred: starredQuestions,
    picks,
    recordings,
    letters,
  },
  context: Context,
  resume,
  introduce: (context) => introduce(Context.parse(context)),
};
