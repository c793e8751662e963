import { menu } from '../../src/dialogue/menu.ts';
import { mainMenuKey } from '../parts/anything-else.ts';
import { part } from '../parts/setup.ts';
import { tell } from '../parts/tell.ts';

/** What can be done first where a letter has nowhere to go. */
export const missingDetails = part.createStateConfig(
  menu(
    'missing-details',
    {
      give: { key: '1', to: '#contactChange' },
      'main-menu': { key: mainMenuKey, to: '#mainMenu' },
      agent: { key: '3', to: '#agent' },
    },
    {
      tell: () => [tell('no-mailing-address')],
      on: { back: '#otherOptions' },
    },
  ),
);
