import { menu } from '../../src/dialogue/menu.ts';
import { anythingElse, mainMenuKey, silenceEnds, type Tell } from '../parts/anything-else.ts';
import { wish } from '../parts/do-errand.ts';
import type { ErrandName } from '../parts/errand-names.ts';
import { part } from '../parts/setup.ts';
import { tellMassachusetts } from './tell-massachusetts.ts';

const choosing = part.createStateConfig(
  menu(
    'other-topics',
    {
      review: { key: '1', to: 'review' },
      'direct-payments': { key: '2', to: 'directPayments' },
      applying: { key: '3', to: 'applying' },
      libraries: { key: '4', to: '#libraries' },
      more: { key: '7', to: 'moreTopics' },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

const moreTopics = part.createStateConfig({
  id: 'moreTopics',
  ...menu(
    'more-topics',
    {
      'ways-to-pay': { key: '1', to: '#waysToPay' },
      'get-pin': { key: '2', to: '#errand', actions: wish('get-pin') },
      'e-mail': { key: '3', to: 'eMail' },
      reminders: { key: '4', to: '#errand', actions: wish('text-reminders') },
    },
    { errands: true, on: { back: 'choosing' } },
  ),
});

interface Offer {
  /** What is told of it first. */
  readonly tell: Tell;
  /** The state where it is asked for by callers who have signed in; */
  readonly to: string;
  /** others sign in first, with this errand. */
  readonly errand: ErrandName;
}

/** What callers can ask the agency for, once they have heard what comes of it. */
function offer(prompt: 'review' | 'direct-payments', { tell, to, errand }: Offer) {
  return part.createStateConfig({
    initial: 'telling',
    states: {
      telling: menu(
        prompt,
        {
          ask: { key: '1', to: 'asking' },
          'main-menu': { key: mainMenuKey, to: '#mainMenu' },
          goodbye: { to: '#goodbye' },
        },
        { ...silenceEnds, errands: true, tell, on: { ...silenceEnds.on, back: '#otherTopics' } },
      ),
      asking: {
        always: [
          { guard: 'signedIn', target: to },
          { target: '#signIn', actions: wish(errand) },
        ],
      },
    },
  });
}

const review = offer('review', {
  tell: () => [tellMassachusetts('review-told')],
  to: '#orderReview',
  errand: 'order-review',
});

/** Who pays and who receives hears the same: the agency has no record of money that did not pass through it. */
const directPayments = offer('direct-payments', {
  tell: () => [tellMassachusetts('direct-payments-told')],
  to: '#directPaymentCredit',
  errand: 'direct-payment-credit',
});

/** Topics that fewer callers have. */
export const otherTopics = part.createStateConfig({
  id: 'otherTopics',
  initial: 'choosing',
  states: {
    choosing,
    moreTopics,
    eMail: anythingElse(() => [tellMassachusetts('e-mail-us')]),
    caseManager: { id: 'caseManager', ...anythingElse(() => [tellMassachusetts('case-manager')]) },
    review: { id: 'review', ...review },
    directPayments: { id: 'directPayments', ...directPayments },
    applying: {
      id: 'applying',
      ...anythingElse(() => [tellMassachusetts('applying'), tellMassachusetts('applying-fee')]),
    },
  },
});
