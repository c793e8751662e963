import { menu } from '../../src/dialogue/menu.ts';
import { part } from '../parts/setup.ts';

const starting = part.createStateConfig({
  always: [{ guard: 'signedIn', target: 'choosing' }, { target: '#signIn' }],
});

const choosing = part.createStateConfig(
  menu(
    'account',
    {
      cases: { key: '1', to: '#cases' },
      payments: { key: '2', to: '#payments' },
      'missing-payment': { key: '3', to: '#missingPayment' },
      'new-pin': { key: '4', to: '#newPin' },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

/** Payments and balance, for callers who have signed in. */
export const account = part.createStateConfig({
  id: 'account',
  initial: 'starting',
  states: { starting, choosing },
});
