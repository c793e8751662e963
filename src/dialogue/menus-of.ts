import type { AnyStateNode } from 'xstate';
import type { Flow } from './flow.ts';
import type { Scene } from './scene.ts';

/** The menus of a flow: prompt → names of its options, in the order of their keys. */
export function menusOf(flow: Flow): Record<string, string[]> {
  const questions = statesOf(flow.machine.root).map((state) => (state.meta as Scene<unknown> | undefined)?.ask);
  const menus = questions.filter((ask) => typeof ask === 'object' && ask.kind === 'choice');
  return Object.fromEntries(menus.map((menu) => [menu.prompt, Object.keys(menu.options)]));
}

function statesOf(state: AnyStateNode): AnyStateNode[] {
  return [state, ...Object.values(state.states).flatMap(statesOf)];
}
