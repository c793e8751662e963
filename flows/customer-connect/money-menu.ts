import { menu } from '../../src/dialogue/menu.ts';
import { prepareRequest, say } from '../parts/actions.ts';
import { anythingElse, mainMenuKey } from '../parts/anything-else.ts';
import { part } from '../parts/setup.ts';
import { takesCards } from '../parts/pay-by-card.ts';
import { tellCustomer, tellNumbers } from './customer-tell.ts';

/** A caller who only pays goes straight to paying, and a caller without a case pays nothing. */
const starting = part.createStateConfig({
  always: [
    { guard: ({ context }) => context.participant?.recipient === true, target: 'choosing' },
    { guard: ({ context }) => context.participant?.payer === true, target: 'makePayment' },
    { target: '#mainMenu', actions: say('no-case') },
  ],
});

const choosing = part.createStateConfig(
  menu(
    'money',
    {
      'direct-deposit': { key: '1', to: 'directDeposit' },
      'payment-card': { key: '2', to: 'paymentCard' },
      'make-payment': { key: '3', to: 'makePayment' },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

const directDeposit = part.createStateConfig(
  menu(
    'direct-deposit',
    {
      start: { key: '1', to: 'startingDeposit' },
      change: { key: '2', to: 'changingDeposit' },
      stop: { key: '3', to: 'stoppingDeposit' },
    },
    { errands: true, on: { back: 'choosing' } },
  ),
);

/** How direct deposit is started, changed or stopped, and the form for it by mail. */
function withForm(wish: 'start' | 'change' | 'stop') {
  return part.createStateConfig(
    menu(
      'direct-deposit-form',
      {
        mail: { key: '1', to: '#request', actions: prepareRequest('direct-deposit-form', { directDeposit: wish }) },
        'main-menu': { key: mainMenuKey, to: '#mainMenu' },
        goodbye: { to: '#goodbye' },
      },
      { errands: true, tell: () => [tellCustomer(`direct-deposit-${wish}`)], on: { back: 'directDeposit' } },
    ),
  );
}

/** Direct deposit and the payment card, for recipients, and making a payment: by card, where the line takes any, or in other ways. */
export const moneyMenu = part.createStateConfig({
  id: 'money',
  initial: 'starting',
  states: {
    starting,
    choosing,
    directDeposit: { id: 'directDeposit', ...directDeposit },
    startingDeposit: withForm('start'),
    changingDeposit: withForm('change'),
    stoppingDeposit: withForm('stop'),
    paymentCard: { id: 'paymentCard', ...anythingElse((context) => [tellNumbers('payment-card', context)]) },
    makePayment: { id: 'makePayment', always: [{ guard: takesCards, target: '#payByCard' }, { target: 'waysToPay' }] },
    waysToPay: { id: 'waysToPay', ...anythingElse((context) => [tellNumbers('ways-to-pay', context)]) },
  },
});
