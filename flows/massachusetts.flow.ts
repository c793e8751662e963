/*
 * The call center of the Massachusetts Department of Revenue. It begins with the choice of language and the main menu; callers sign in
 * where something is told of their own case.
 */
import type { Flow } from '../src/dialogue/flow.ts';
import { massachusettsTexts } from './massachusetts-texts.flow.ts';
import { menu } from '../src/dialogue/menu.ts';
import { account } from './massachusetts/account.ts';
import { conferences } from './massachusetts/conferences.ts';
import { doMassachusettsErrand } from './massachusetts/do-massachusetts-errand.ts';
import { massachusettsPrompts, massachusettsTopics } from './massachusetts/massachusetts-prompts.ts';
import { otherTopics } from './massachusetts/other-topics.ts';
import { tellPaying, tellTerms } from './massachusetts/tell-massachusetts.ts';
import { virtualCounter } from './massachusetts/virtual-counter.ts';
import { anotherWayOrMenu, waysToPay } from './massachusetts/ways-to-pay.ts';
import { sayTold } from './parts/actions.ts';
import { agreeToReplies } from './parts/agree-to-replies.ts';
import { agent } from './parts/agent.ts';
import { anythingElse } from './parts/anything-else.ts';
import { balance, otherCases, tellCase } from './parts/balance.ts';
import { chooseLanguage } from './parts/choose-language.ts';
import { choosePin } from './parts/choose-pin.ts';
import { beginContext, Context, resumeAt, whoIs } from './parts/context.ts';
import { dates } from './parts/dates.ts';
import { afterTooMany, everywhereAtSignIn, lastStates } from './parts/everywhere.ts';
import { getPin } from './parts/get-pin.ts';
import { introduce } from './parts/introduce.ts';
import { wish } from './parts/do-errand.ts';
import { payByCard, takesCards } from './parts/pay-by-card.ts';
import { tellCharged } from './parts/tell-card-payment.ts';
import { payments } from './parts/payments.ts';
import { reminders } from './parts/reminders.ts';
import { reportOf } from './parts/report-of.ts';
import { leaveRequests } from './parts/request.ts';
import { createMachine, part } from './parts/setup.ts';
import { signIn } from './parts/sign-in.ts';
import { welcome } from './parts/welcome.ts';

/** The most wanted first. */
const mainMenu = part.createStateConfig({
  id: 'mainMenu',
  ...menu(
    'massachusetts-menu',
    {
      account: { key: '1', to: 'account' },
      pay: { key: '2', to: 'pay' },
      'virtual-counter': { key: '3', to: 'virtualCounter' },
      conferences: { key: '4', to: 'conferences' },
      other: { key: '7', to: 'otherTopics' },
    },
    { errands: true },
  ),
});

/**
 * A card is taken of callers who have signed in, where the line takes any. Else it is first what paying by card takes, where operators say
 * it, then the other ways. No call rests here.
 */
const pay = part.createStateConfig({
  id: 'pay',
  always: [
    { guard: (at) => takesCards(at) && at.context.participant !== undefined, target: 'payByCard' },
    { guard: takesCards, target: '#signIn', actions: wish('pay') },
    { target: 'waysToPay', actions: [tellPaying('pay-by-card'), ...tellTerms()].map(sayTold) },
  ],
});

/** The order of the call. `on`, at the end, holds what callers can do at every point of it. */
const machine = createMachine({
  id: 'massachusetts',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'language',
  states: {
    language: chooseLanguage({ next: 'mainMenu', errands: true }),
    mainMenu,
    // Without signing in:
    pay,
    payByReply: agreeToReplies,
    payByCard: payByCard({ ways: '#waysToPay' }),
    waysToPay: waysToPay({ after: anotherWayOrMenu, errands: true }),
    virtualCounter,
    conferences,
    otherTopics,
    getPin: getPin({ back: '#moreTopics', onItsWay: anythingElse() }),
    // Signing in, and choosing a PIN in place of a temporary one:
    signIn,
    newPin: choosePin({ back: '#account' }),
    // Signed in:
    welcome: welcome('#account'),
    account,
    cases: balance({ lastCase: anythingElse(tellCase), withOthersAfterIt: otherCases(tellCase) }),
    payments,
    dates,
    reminders,
    missingPayment: reportOf({ kind: 'missing-payment', id: 'missingPayment', back: '#account' }),
    orderReview: reportOf({ kind: 'order-review', id: 'orderReview', back: '#otherTopics' }),
    directPaymentCredit: reportOf({
      kind: 'direct-payment-credit',
      id: 'directPaymentCredit',
      back: '#otherTopics',
    }),
    // From anywhere:
    errand: doMassachusettsErrand,
    home: { id: 'home', always: 'mainMenu' },
    request: leaveRequests({ topics: massachusettsTopics }),
    agent: agent({ signsIn: true }),
    ...lastStates,
  },
  always: afterTooMany,
  // Everywhere:
  on: everywhereAtSignIn,
});

/** The Massachusetts call center, from the answer to the goodbye. */
export const massachusettsCallCenter: Flow = {
  name: 'massachusetts',
  signsIn: true,
  machine,
  prompts: massachusettsPrompts,
  inWriting: massachusettsTexts,
  context: Context,
  resume: resumeAt('mainMenu'),
  whoIs,
  tellCharged,
  introduce: (context) => introduce(Context.parse(context), massachusettsTopics),
};
