import { menu } from '../../src/dialogue/menu.ts';
import { anythingElse } from '../parts/anything-else.ts';
import { wish } from '../parts/do-errand.ts';
import { part } from '../parts/setup.ts';
import { findLibraries } from './libraries.ts';
import { tellMassachusetts } from './tell-massachusetts.ts';

const choosing = part.createStateConfig(
  menu(
    'conferences',
    {
      dates: { key: '1', to: '#errand', actions: wish('dates') },
      about: { key: '2', to: 'about' },
      libraries: { key: '3', to: 'libraries' },
    },
    { errands: true, on: { back: '#mainMenu' } },
  ),
);

/** Conferences and hearings: the caller's own, what a conference is, and a quiet room for one. */
export const conferences = part.createStateConfig({
  id: 'conferences',
  initial: 'choosing',
  states: {
    choosing,
    about: anythingElse(() => [tellMassachusetts('case-conference')]),
    libraries: { id: 'libraries', ...findLibraries({ back: '#conferences', home: '#mainMenu' }) },
  },
});
