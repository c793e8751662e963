import { addPrompts } from './add-prompts.ts';
import { choicesOf } from './choices-of.ts';
import type { Flow } from './flow.ts';
import type { PromptContract } from './prompt-contract.ts';

/** What the prompt files must hold for these flows, and for those that answer texts to their lines. Menus are read from the flows themselves. Throws where two menus of one name differ. */
export function contractOf(spoken: readonly Flow[]): PromptContract {
  const flows = [...new Set(spoken.flatMap((flow) => (flow.inWriting ? [flow, flow.inWriting] : [flow])))];
  const menus = flows.flatMap(choicesOf).map(({ prompt, options }) => [prompt, Object.keys(options)] as const);
  checkTwins(menus);
  const { answers: _, callbacks: _calls, ...needed } = addPrompts(flows.map(({ prompts }) => prompts));
  return {
    ...needed,
    menus: Object.fromEntries(menus),
    pauses: ['paused'],
  };
}

/** The wording of a menu has a place for the options of one. */
function checkTwins(menus: readonly (readonly [prompt: string, options: readonly string[]])[]): void {
  const known = new Map<string, string>();
  for (const [prompt, options] of menus) {
    const named = options.toSorted().join(', ');
    const before = known.get(prompt) ?? named;
    if (before !== named) throw new Error(`Two menus are named "${prompt}": one offers ${before}, the other ${named}`);
    known.set(prompt, named);
  }
}
