/*
 * The Massachusetts call center in text messages: ways to pay, the virtual counter, libraries, and whom to call. Nobody signs in here, and
 * nothing of a case is told.
 */
import { addPrompts } from '../src/dialogue/add-prompts.ts';
import type { Flow } from '../src/dialogue/flow.ts';
import { createTell } from '../src/dialogue/telling.ts';
import { massachusettsErrands } from './massachusetts/massachusetts-errands.ts';
import { tellPaying, tellTerms } from './massachusetts/tell-massachusetts.ts';
import { beginContext, Context, resumeAt } from './parts/context.ts';
import { lead } from './parts/do-errand.ts';
import { createMachine, part } from './parts/setup.ts';
import {
  afterTooManyInText,
  answering,
  doInText,
  everywhereInText,
  goodbyeInText,
  listTopics,
  tellPerson,
} from './texts/converse.ts';
import { findLibraryInText, libraryTexts } from './texts/find-library-in-text.ts';
import { textPrompts } from './texts/text-prompts.ts';

const statements = {
  'text-pay-online': {},
  'text-pay-by-mail': {},
  'pay-in-person': {},
  'pay-in-person-code': {},
  'pay-fee': {},
  'pay-cut-off': {},
  'text-virtual-counter': {},
  'text-get-pin': { phone: 'phone' },
  'text-applying': {},
  'applying-fee': {},
  'text-review': {},
  'text-direct-payments': {},
  'case-conference': {},
} as const;

const optional = ['pay-in-person-code', 'pay-fee', 'pay-cut-off', 'applying-fee'];

const tell = createTell<typeof statements>();

const topics = {
  pay: { key: '1', to: '#pay' },
  'virtual-counter': { key: '2', to: '#virtualCounter' },
  libraries: { key: '3', to: '#libraries' },
  'get-pin': { key: '4', to: '#getPin' },
  more: { key: '7', to: '#moreTopics' },
} as const;

const answer = answering('massachusetts-texts', topics);

const pay = part.createStateConfig({
  id: 'pay',
  initial: 'choosing',
  states: {
    choosing: listTopics('text-ways-to-pay', {
      online: { key: '1', to: '#payOnline' },
      mail: { key: '2', to: '#payByMail' },
      'in-person': { key: '3', to: '#payInPerson' },
    }),
    online: { id: 'payOnline', ...answer(() => [tell('text-pay-online'), ...tellTerms()]) },
    mail: { id: 'payByMail', ...answer(() => [tell('text-pay-by-mail')]) },
    inPerson: {
      id: 'payInPerson',
      ...answer(() => [tellPaying('pay-in-person'), tellPaying('pay-in-person-code')]),
    },
  },
});

const machine = createMachine({
  id: 'massachusetts-texts',
  options: { maxIterations: 100 },
  context: ({ input }) => beginContext(input),
  initial: 'menu',
  states: {
    menu: { id: 'menu', ...listTopics('massachusetts-texts', topics) },
    pay,
    virtualCounter: { id: 'virtualCounter', ...answer(() => [tell('text-virtual-counter')]) },
    libraries: findLibraryInText(answer),
    getPin: { id: 'getPin', ...answer(({ settings: { phone = '' } }) => [tell('text-get-pin', { phone })]) },
    moreTopics: {
      id: 'moreTopics',
      ...listTopics('more-massachusetts-texts', {
        review: { key: '1', to: '#review' },
        'direct-payments': { key: '2', to: '#directPayments' },
        applying: { key: '3', to: '#applying' },
        conferences: { key: '4', to: '#conferences' },
      }),
    },
    review: { id: 'review', ...answer(() => [tell('text-review')]) },
    directPayments: { id: 'directPayments', ...answer(() => [tell('text-direct-payments')]) },
    applying: { id: 'applying', ...answer(() => [tell('text-applying'), tell('applying-fee')]) },
    conferences: { id: 'conferences', ...answer(() => [tell('case-conference')]) },
    // From anywhere:
    errand: doInText(
      [
        lead('#pay', 'pay'),
        lead('#virtualCounter', 'virtual-counter'),
        lead('#libraries', 'libraries'),
        lead('#getPin', 'get-pin', 'new-pin'),
        lead('#review', 'order-review'),
        lead('#directPayments', 'direct-payments', 'direct-payment-credit'),
        lead('#applying', 'open-case'),
        lead('#conferences', 'conference'),
      ],
      answer,
    ),
    person: tellPerson(answer),
    done: answer(goodbyeInText),
  },
  always: afterTooManyInText,
  on: everywhereInText,
});

/** Texts to the numbers of the Massachusetts call center. */
export const massachusettsTexts: Flow = {
  name: 'massachusetts-texts',
  signsIn: false,
  machine,
  prompts: addPrompts([
    ...textPrompts(massachusettsErrands),
    libraryTexts,
    { statements, optional, answers: Object.keys(statements) },
  ]),
  context: Context,
  resume: resumeAt('menu'),
};
