import { menu } from '../../src/dialogue/menu.ts';
import { part } from './setup.ts';

/** The records cannot be reached: `again` is the state where the caller tries again, `back` where pound leads; or a person helps. */
export function recordsDown({ again, back }: { readonly again: string; readonly back: string }) {
  return part.createStateConfig(
    menu('records-down', { 'try-again': { key: '1', to: again }, agent: { key: '2', to: '#agent' } }, { on: { back } }),
  );
}
