import { menu } from '../../src/dialogue/menu.ts';
import type { Told } from '../../src/dialogue/output.ts';
import { afterMisses } from './after-misses.ts';
import type { Context } from './context.ts';
import { part } from './setup.ts';

/** Where a call can end, the same key leads to the main menu everywhere; no key ends it. */
export const mainMenuKey = '2';

export type Tell = (context: Context) => readonly Told[];

const nothing: Tell = () => [];

/** At a question that can end the call, a caller who stays silent has finished, and is told before the last try. */
export const silenceEnds = {
  lastTry: { 'no-input': 'last-try-goodbye' },
  on: { 'no-input': afterMisses('#goodbye'), 'long-silence': '#goodbye' },
} as const;

/** Asks whether there is anything else, after what is told. */
export function anythingElse(tell: Tell = nothing) {
  return part.createStateConfig(
    menu(
      'anything-else',
      { 'main-menu': { key: mainMenuKey, to: '#mainMenu' }, goodbye: { to: '#goodbye' } },
      { ...silenceEnds, errands: true, tell, on: { ...silenceEnds.on, back: '#mainMenu' } },
    ),
  );
}

/** Where there is more of what is told: goes on with it, to the main menu, or ends. */
export function thereIsMore(prompt: 'more-payments' | 'more-dates', more: string, tell: Tell) {
  return part.createStateConfig(
    menu(
      prompt,
      {
        more: { key: '1', to: more },
        'main-menu': { key: mainMenuKey, to: '#mainMenu' },
        goodbye: { to: '#goodbye' },
      },
      { errands: true, tell, on: { back: '#mainMenu' } },
    ),
  );
}
