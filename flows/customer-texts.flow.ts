/*
 * Customer Connect in text messages: general information, offices, and whom to call. Nobody signs in here, and nothing of a case is told.
 */
import { addPrompts } from '../src/dialogue/add-prompts.ts';
import type { Flow } from '../src/dialogue/flow.ts';
import { createTell } from '../src/dialogue/telling.ts';
import { customerErrands } from './customer-connect/customer-errands.ts';
import { tellCustomer, tellNumbers } from './customer-connect/customer-tell.ts';
import { beginContext, Context, resumeAt } from './parts/context.ts';
import { lead } from './parts/do-errand.ts';
import { createMachine } from './parts/setup.ts';
import {
  afterTooManyInText,
  answering,
  doInText,
  everywhereInText,
  goodbyeInText,
  listTopics,
  tellPerson,
} from './texts/converse.ts';
import { findOfficeInText } from './texts/find-office-in-text.ts';
import { officePrompts } from './texts/office-prompts.ts';
import { textPrompts } from './texts/text-prompts.ts';

const statements = {
  'text-open-case': {},
  'text-get-pin': { phone: 'phone' },
  'text-order-review': { phone: 'phone' },
  'ways-to-pay': {},
  'ways-to-pay-abroad': {},
  employers: {},
  'employers-abroad': {},
  complaints: {},
  'complaints-abroad': {},
  hearings: {},
  'genetic-testing': {},
} as const;

const tell = createTell<typeof statements>();

const topics = {
  offices: { key: '1', to: '#offices' },
  'ways-to-pay': { key: '2', to: '#waysToPay' },
  'get-pin': { key: '3', to: '#getPin' },
  'opening-a-case': { key: '4', to: '#openingACase' },
  more: { key: '7', to: '#moreTopics' },
} as const;

const answer = answering('customer-texts', topics);

const machine = createMachine({
  id: 'customer-texts',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'menu',
  states: {
    menu: { id: 'menu', ...listTopics('customer-texts', topics) },
    offices: findOfficeInText(answer),
    waysToPay: { id: 'waysToPay', ...answer((context) => [tellNumbers('ways-to-pay', context)]) },
    getPin: {
      id: 'getPin',
      ...answer(({ settings: { phone = '' } }) => [tell('text-get-pin', { phone })]),
    },
    openingACase: { id: 'openingACase', ...answer(() => [tell('text-open-case')]) },
    moreTopics: {
      id: 'moreTopics',
      ...listTopics('more-customer-texts', {
        hearings: { key: '1', to: '#hearings' },
        'order-review': { key: '2', to: '#orderReview' },
        complaints: { key: '3', to: '#complaints' },
        employers: { key: '4', to: '#employers' },
      }),
    },
    hearings: { id: 'hearings', ...answer(() => [tellCustomer('hearings'), tellCustomer('genetic-testing')]) },
    orderReview: {
      id: 'orderReview',
      ...answer(({ settings: { phone = '' } }) => [tell('text-order-review', { phone })]),
    },
    complaints: { id: 'complaints', ...answer((context) => [tellNumbers('complaints', context)]) },
    employers: { id: 'employers', ...answer((context) => [tellNumbers('employers', context)]) },
    // From anywhere:
    errand: doInText(
      [
        lead('#openingACase', 'open-case'),
        lead('#offices', 'offices'),
        lead('#waysToPay', 'pay'),
        lead('#getPin', 'get-pin', 'new-pin'),
        lead('#orderReview', 'order-review'),
        lead('#complaints', 'complaints'),
        lead('#employers', 'employers'),
      ],
      answer,
    ),
    person: tellPerson(answer),
    done: answer(goodbyeInText),
  },
  always: afterTooManyInText,
  on: everywhereInText,
});

/** Texts to the numbers of Customer Connect. */
export const customerTexts: Flow = {
  name: 'customer-texts',
  signsIn: false,
  machine,
  prompts: addPrompts([
    ...textPrompts(customerErrands),
    officePrompts,
    { statements, answers: Object.keys(statements) },
  ]),
  context: Context,
  resume: resumeAt('menu'),
};
