/*
 * The Customer Connect call. It begins with the choice of language and asks for the caller's role. Parents and guardians sign in and
 * come to the main menu; other callers hear general information. Each state below is something that the caller meets.
 *
 * Where an answer leads: 'x' is the state beside this one, '.x' a state within this one, '#x' the state with the id x, wherever it stands.
 */
import type { Flow } from '../src/dialogue/flow.ts';
import { menu } from '../src/dialogue/menu.ts';
import { offerTimeInOtherLanguage, say, slowDown, speak, switchLanguage } from './customer-connect/actions.ts';
import { afterUnreached, agent } from './customer-connect/agent.ts';
import { balance } from './customer-connect/balance.ts';
import { choosePin } from './customer-connect/choose-pin.ts';
import { beginContext, Context, participantOf, resume, signedOut } from './customer-connect/context.ts';
import { doErrand, rememberEither, rememberErrand, speakAsHeard } from './customer-connect/do-errand.ts';
import { dates } from './customer-connect/dates.ts';
import { generalInformation } from './customer-connect/general-information.ts';
import { getPin } from './customer-connect/get-pin.ts';
import { introduce } from './customer-connect/introduce.ts';
import { moneyMenu } from './customer-connect/money-menu.ts';
import { otherOptions } from './customer-connect/other-options.ts';
import { payments } from './customer-connect/payments.ts';
import { recordsDown } from './customer-connect/records-down.ts';
import { request } from './customer-connect/request.ts';
import { createMachine, part } from './customer-connect/setup.ts';
import { signIn } from './customer-connect/sign-in.ts';
import { prompts } from './customer-connect/statements.ts';
import { tell } from './customer-connect/tell.ts';
import { welcome } from './customer-connect/welcome.ts';

/** The answer: a notice, where operators have set one, and the choice of language. A caller who says nothing is not held up. */
const language = part.createStateConfig(
  menu(
    'language',
    {
      english: { key: '1', language: 'en', to: 'role', actions: speak('en') },
      spanish: { key: '9', language: 'es', to: 'role', actions: speak('es') },
      'more-time': { key: '8', actions: [slowDown, say('more-time')] },
    },
    {
      errands: true,
      tell: () => [
        { ...tell('notice'), language: 'en' },
        { ...tell('notice'), language: 'es' },
      ],
      on: {
        errand: { target: 'errand', actions: [speakAsHeard, rememberErrand] },
        'no-input': [
          {
            guard: 'silentTwice',
            target: 'role',
            description: 'A caller who stays silent twice goes on in the language of the line.',
          },
          { guard: 'mayWantTime', actions: offerTimeInOtherLanguage },
        ],
        'no-match': { guard: 'mayWantTime', actions: offerTimeInOtherLanguage },
      },
    },
  ),
);

/** Parents and guardians sign in; other callers get general information without. */
const role = part.createStateConfig({
  id: 'role',
  ...menu(
    'role',
    {
      parent: { key: '1', to: 'signIn' },
      'not-a-parent': { key: '2', to: 'generalInformation' },
      other: { key: '7', to: 'generalInformation' },
    },
    { errands: true, on: { back: 'language' } },
  ),
});

/** Where callers come who have signed in, and where each errand begins. */
const mainMenu = part.createStateConfig({
  id: 'mainMenu',
  ...menu(
    'main-menu',
    {
      money: { key: '1', to: 'money' },
      cases: { key: '2', to: 'cases' },
      payments: { key: '3', to: 'payments' },
      dates: { key: '4', to: 'dates' },
      other: { key: '7', to: 'otherOptions' },
    },
    { errands: true },
  ),
});

/** The menu from which a caller goes on anew. No call rests here. */
const home = part.createStateConfig({
  id: 'home',
  always: [{ guard: 'signedIn', target: 'mainMenu' }, { target: 'role' }],
});

const goodbye = part.createStateConfig({
  id: 'goodbye',
  meta: { tell: () => [tell('goodbye')], end: 'hang-up' },
  type: 'final',
});

/** The order of the call. `on`, at the end, holds what callers can do at every point of it. */
const machine = createMachine({
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
    // Signing in, and choosing a PIN in place of a temporary one:
    signIn,
    newPin: choosePin,
    // Signed in:
    welcome,
    mainMenu,
    money: moneyMenu,
    cases: balance,
    payments,
    dates,
    otherOptions,
    // From anywhere:
    errand: doErrand,
    home,
    request,
    agent,
    recordsDown: recordsDown({ again: 'home', back: 'home' }),
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
    errand: { target: '.errand', actions: rememberErrand },
    either: { target: '.errand.choosing', actions: rememberEither },
    back: { actions: say('no-menu-before') },
    'main-menu': '.home',
    goodbye: '.goodbye',
    'other-language': { actions: switchLanguage },
    'no-input': { guard: 'missedTooOften', target: '.agent' },
    'no-match': { guard: 'missedTooOften', target: '.agent' },
    'long-silence': { target: '.agent', actions: say('long-silence') },
    served: '.goodbye',
    unreached: afterUnreached,
    'records-unavailable': '.recordsDown',
    'sign-in-over': [
      {
        guard: ({ event }) => event.forgotten === true,
        target: '.signIn',
        actions: [part.assign(signedOut), say('sign-in-ended')],
        description: 'The records have forgotten the sign-in.',
      },
      {
        target: '.signIn',
        actions: [part.assign(signedOut), say('sign-in-over')],
        description: 'The PIN has changed since the caller signed in.',
      },
    ],
  },
});

/** The Customer Connect call, from the answer to the goodbye. */
export const customerConnect: Flow = {
  name: 'customer-connect',
  machine,
  prompts,
  context: Context,
  resume,
  whoIs: (context) => participantOf(Context.parse(context)) || undefined,
  introduce: (context) => introduce(Context.parse(context)),
};
