import { menu } from '../../src/dialogue/menu.ts';
import { mainMenuKey, silenceEnds } from '../parts/anything-else.ts';
import { part } from '../parts/setup.ts';
import { tellPaying, tellTerms } from './tell-massachusetts.ts';

/** How to pay by card at once, then the other ways. */
export const pay = part.createStateConfig({
  id: 'pay',
  ...menu(
    'pay',
    {
      ways: { key: '1', to: '#waysToPay' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      goodbye: { to: '#goodbye' },
    },
    {
      ...silenceEnds,
      errands: true,
      tell: () => [tellPaying('pay-by-card'), ...tellTerms()],
      on: { ...silenceEnds.on, back: '#mainMenu' },
    },
  ),
});
