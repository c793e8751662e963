import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { flow, type Context } from './setup.ts';

/** Asks whether there is anything else, after what is told. Whoever stays silent has finished. */
export function anythingElse(tell: (context: Context) => readonly Told[] = () => []) {
  return flow.createStateConfig(
    menu(
      'anything-else',
      { 'main-menu': { key: '1', to: '#mainMenu' }, goodbye: { key: '2', to: '#goodbye' } },
      { tell, on: { back: '#mainMenu', 'no-input': [{ guard: 'missedTwice', target: '#goodbye' }, {}] } },
    ),
  );
}
