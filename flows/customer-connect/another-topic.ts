import { menu } from '../../src/dialogue/menu.ts';
import { mainMenuKey, silenceEnds, type Tell } from '../parts/anything-else.ts';
import { part } from '../parts/setup.ts';

/** Asks callers who have not signed in whether there is anything else, after what is told. */
export function anotherTopic(tell: Tell = () => []) {
  return part.createStateConfig(
    menu(
      'another-topic',
      { topics: { key: mainMenuKey, to: '#generalInformation' }, goodbye: { to: '#goodbye' } },
      { ...silenceEnds, errands: true, tell, on: { ...silenceEnds.on, back: '#generalInformation' } },
    ),
  );
}
