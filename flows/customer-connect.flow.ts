/*
 * The Customer Connect call. It begins with the choice of language and asks for the caller's role. Parents and guardians sign in and
 * come to the main menu; other callers hear general information. Each state below is something that the caller meets.
 *
 * Where an answer leads: 'x' is the state beside this one, '.x' a state within this one, '#x' the state with the id x, wherever it stands.
 */
import type { Flow } from '../src/dialogue/flow.ts';
import { customerTexts } from './customer-texts.flow.ts';
import { menu } from '../src/dialogue/menu.ts';
import { anotherTopic } from './customer-connect/another-topic.ts';
import { cases } from './customer-connect/customer-cases.ts';
import { customerPrompts, customerTopics } from './customer-connect/customer-prompts.ts';
import { doCustomerErrand } from './customer-connect/do-customer-errand.ts';
import { generalInformation } from './customer-connect/general-information.ts';
import { missingDetails } from './customer-connect/missing-details.ts';
import { moneyMenu } from './customer-connect/money-menu.ts';
import { otherOptions } from './customer-connect/other-options.ts';
import { agreeToReplies } from './parts/agree-to-replies.ts';
import { agent } from './parts/agent.ts';
import { chooseLanguage } from './parts/choose-language.ts';
import { choosePin } from './parts/choose-pin.ts';
import { beginContext, Context, resumeAt, whoIs } from './parts/context.ts';
import { dates } from './parts/dates.ts';
import { afterTooMany, everywhereAtSignIn, lastStates } from './parts/everywhere.ts';
import { getPin } from './parts/get-pin.ts';
import { introduce } from './parts/introduce.ts';
import { payByCard } from './parts/pay-by-card.ts';
import { payments } from './parts/payments.ts';
import { leaveRequests, tellWhatWasLeft } from './parts/request.ts';
import { createMachine, part } from './parts/setup.ts';
import { reminders } from './parts/reminders.ts';
import { signIn } from './parts/sign-in.ts';
import { tellCharged } from './parts/tell-card-payment.ts';
import { welcome } from './parts/welcome.ts';

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

/** The order of the call. `on`, at the end, holds what callers can do at every point of it. */
const machine = createMachine({
  id: 'customer-connect',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'language',
  states: {
    language: chooseLanguage({ next: 'role', errands: true }),
    role,
    // Without signing in:
    generalInformation,
    getPin: getPin({ back: '#moreTopics', onItsWay: anotherTopic() }),
    // Signing in, and choosing a PIN in place of a temporary one:
    signIn,
    newPin: choosePin({ back: '#otherOptions' }),
    // Signed in:
    welcome: welcome('#mainMenu'),
    mainMenu,
    money: moneyMenu,
    payByReply: agreeToReplies,
    payByCard: payByCard({ ways: '#waysToPay' }),
    cases,
    payments,
    dates,
    otherOptions,
    reminders,
    // From anywhere:
    errand: doCustomerErrand,
    home,
    request: leaveRequests({ topics: customerTopics, missingDetails, leftByStranger: anotherTopic(tellWhatWasLeft) }),
    agent: agent({ signsIn: true }),
    ...lastStates,
  },
  always: afterTooMany,
  // Everywhere:
  on: everywhereAtSignIn,
});

/** The Customer Connect call, from the answer to the goodbye. */
export const customerConnect: Flow = {
  name: 'customer-connect',
  signsIn: true,
  machine,
  prompts: customerPrompts,
  inWriting: customerTexts,
  context: Context,
  resume: resumeAt('role'),
  whoIs,
  tellCharged,
  introduce: (context) => introduce(Context.parse(context), customerTopics),
};
