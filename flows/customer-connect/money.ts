import { menu } from '../../src/dialogue/menu.ts';
import { anythingElse } from './anything-else.ts';
import { tell } from './prompts.ts';
import { flow, leave } from './setup.ts';

const choosing = flow.createStateConfig(
  menu(
    'money',
    {
      'direct-deposit': { key: '1', to: 'directDeposit' },
      'payment-card': { key: '2', to: 'paymentCard' },
      'make-payment': { key: '3', to: 'makePayment' },
    },
    { on: { back: '#mainMenu' } },
  ),
);

const directDeposit = flow.createStateConfig(
  menu(
    'direct-deposit',
    { start: { key: '1', to: 'starting' }, change: { key: '2', to: 'changing' }, stop: { key: '3', to: 'stopping' } },
    { on: { back: 'choosing' } },
  ),
);

/** How it is done, and the form for it by mail. */
function withForm(how: 'direct-deposit-start' | 'direct-deposit-change' | 'direct-deposit-stop') {
  return flow.createStateConfig(
    menu(
      'direct-deposit-form',
      {
        mail: { key: '1', to: '#request', doing: leave('direct-deposit-form') },
        'main-menu': { key: '2', to: '#mainMenu' },
        goodbye: { key: '3', to: '#goodbye' },
      },
      { tell: () => [tell(how)], on: { back: 'directDeposit' } },
    ),
  );
}

/** Direct deposit, the payment card, and ways to make a payment. */
export const money = flow.createStateConfig({
  initial: 'choosing',
  states: {
    choosing,
    directDeposit,
    starting: withForm('direct-deposit-start'),
    changing: withForm('direct-deposit-change'),
    stopping: withForm('direct-deposit-stop'),
    paymentCard: anythingElse(() => [tell('payment-card')]),
    makePayment: anythingElse(() => [tell('ways-to-pay')]),
  },
});
