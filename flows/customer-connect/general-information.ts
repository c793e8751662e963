import { menu } from '../../src/dialogue/menu.ts';
import { anotherTopic } from './anything-else.ts';
import { offices } from './offices.ts';
import { tell, tellNumbers } from './tell.ts';
import { part } from './setup.ts';

const topics = part.createStateConfig(
  menu(
    'general-information',
    {
      'opening-a-case': { key: '1', to: 'openingACase' },
      offices: { key: '2', to: 'offices' },
      'ways-to-pay': { key: '3', to: 'waysToPay' },
      employers: { key: '4', to: 'employers' },
      more: { key: '7', to: 'moreTopics' },
    },
    { errands: true, on: { back: '#role' } },
  ),
);

const moreTopics = part.createStateConfig({
  id: 'moreTopics',
  ...menu(
    'more-information',
    {
      'get-pin': { key: '1', to: '#getPin' },
      hearings: { key: '2', to: 'hearings' },
      'order-review': { key: '3', to: 'orderReview' },
      complaints: { key: '4', to: 'complaints' },
    },
    { errands: true, on: { back: 'topics' } },
  ),
});

/** For callers who have no case, or do not want to sign in. */
export const generalInformation = part.createStateConfig({
  id: 'generalInformation',
  initial: 'topics',
  on: {
    errand: {
      guard: ({ event }) => event.errand === 'pay',
      target: '.waysToPay',
      description: 'Ways to pay are told to everybody.',
    },
  },
  states: {
    topics,
    moreTopics,
    openingACase: { id: 'openingACase', ...anotherTopic(() => [tell('opening-a-case')]) },
    offices: { id: 'offices', ...offices },
    waysToPay: anotherTopic((context) => [tellNumbers('ways-to-pay', context)]),
    employers: { id: 'employers', ...anotherTopic((context) => [tellNumbers('employers', context)]) },
    hearings: anotherTopic(() => [tell('hearings'), tell('genetic-testing')]),
    orderReview: anotherTopic(() => [tell('order-review')]),
    complaints: { id: 'complaints', ...anotherTopic((context) => [tellNumbers('complaints', context)]) },
  },
});
