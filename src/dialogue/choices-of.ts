import type { AnyStateNode } from 'xstate';
import type { Flow } from './flow.ts';
import type { ChoiceQuestion } from './output.ts';
import type { Scene } from './scene.ts';

/** The menus of a flow. */
export function choicesOf(flow: Flow): ChoiceQuestion[] {
  return statesOf(flow.machine.root).flatMap((state) => {
    const ask = (state.meta as Scene<unknown> | undefined)?.ask;
    return typeof ask === 'object' && ask.kind === 'choice' ? [ask] : [];
  });
}

function statesOf(state: AnyStateNode): AnyStateNode[] {
  return [state, ...Object.values(state.states).flatMap(statesOf)];
}
