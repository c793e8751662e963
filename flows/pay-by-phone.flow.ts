/*
 * The line that is dialled to pay by card, day and night. Nobody signs in here: a caller pays by an ID or a case number, and is told nothing
 * of a case. Where the line takes no cards, it says how to pay in other ways. A person can be reached from everywhere.
 */
import { addPrompts } from '../src/dialogue/add-prompts.ts';
import type { Flow } from '../src/dialogue/flow.ts';
import { massachusettsTexts } from './massachusetts-texts.flow.ts';
import { createTell } from '../src/dialogue/telling.ts';
import { payingPrompts } from './massachusetts/paying-prompts.ts';
import { anotherWay, waysToPay } from './massachusetts/ways-to-pay.ts';
import { sayTold } from './parts/actions.ts';
import { agent } from './parts/agent.ts';
import { callPrompts } from './parts/call-prompts.ts';
import { chooseLanguage } from './parts/choose-language.ts';
import { beginContext, Context, resumeAt } from './parts/context.ts';
import { deskPrompts } from './parts/desk-prompts.ts';
import { afterTooMany, everywhere, lastStates } from './parts/everywhere.ts';
import { cardPaymentPrompts, paidForPrompts } from './parts/card-payment-statements.ts';
import { payWithoutPin, takesCardsOfAnybody } from './parts/pay-without-pin.ts';
import { introduce } from './parts/introduce.ts';
import { leaveRequests } from './parts/request.ts';
import { createMachine, part } from './parts/setup.ts';
import { tellCharged } from './parts/tell-card-payment.ts';
import { topicPrompts, type Topics } from './parts/topic-prompts.ts';

const topics: Topics = { payByCard: 'money', waysToPay: 'money' };

const statements = { 'cards-not-taken': {} } as const;

const tell = createTell<typeof statements>();

/** Nobody dials this number for anything else. */
const answered = part.createStateConfig({
  always: [
    { guard: takesCardsOfAnybody, target: 'payByCard' },
    { target: 'waysToPay', actions: sayTold(tell('cards-not-taken')) },
  ],
});

/** Where callers begin anew. No call rests here. */
const first = part.createStateConfig({
  always: [{ guard: takesCardsOfAnybody, target: 'payByCard' }, { target: 'waysToPay' }],
});

/** The order of the call. `on`, at the end, holds what callers can do at every point of it. */
const machine = createMachine({
  id: 'pay-by-phone',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'language',
  states: {
    language: chooseLanguage({ next: 'answered', errands: false }),
    answered,
    payByCard: payWithoutPin({ ways: '#waysToPay' }),
    waysToPay: waysToPay({ after: anotherWay, errands: false }),
    // From anywhere:
    home: { id: 'home', ...first },
    mainMenu: { id: 'mainMenu', ...first },
    request: leaveRequests({ topics }),
    agent: agent({ signsIn: false }),
    ...lastStates,
  },
  always: afterTooMany,
  // Everywhere:
  on: everywhere,
});

/** The call to pay by phone, from the answer to the goodbye. */
export const payByPhone: Flow = {
  name: 'pay-by-phone',
  signsIn: false,
  machine,
  inWriting: massachusettsTexts,
  prompts: addPrompts([
    callPrompts,
    deskPrompts,
    topicPrompts(topics),
    payingPrompts,
    cardPaymentPrompts,
    paidForPrompts,
    { statements },
  ]),
  context: Context,
  resume: resumeAt('waysToPay'),
  tellCharged,
  introduce: (context) => introduce(Context.parse(context), topics),
};
