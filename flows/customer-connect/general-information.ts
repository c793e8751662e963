import { menu } from '../../src/dialogue/menu.ts';
import { part } from '../parts/setup.ts';
import { anotherTopic } from './another-topic.ts';
import { tellCustomer, tellNumbers } from './customer-tell.ts';
import { offices } from './offices.ts';

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
    openingACase: { id: 'openingACase', ...anotherTopic(() => [tellCustomer('opening-a-case')]) },
    offices: { id: 'offices', ...offices },
    waysToPay: anotherTopic((context) => [tellNumbers('ways-to-pay', context)]),
    employers: { id: 'employers', ...anotherTopic((context) => [tellNumbers('employers', context)]) },
    hearings: anotherTopic(() => [tellCustomer('hearings'), tellCustomer('genetic-testing')]),
    orderReview: anotherTopic(() => [tellCustomer('order-review')]),
    complaints: { id: 'complaints', ...anotherTopic((context) => [tellNumbers('complaints', context)]) },
  },
});
