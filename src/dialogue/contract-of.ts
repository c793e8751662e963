import { choicesOf } from './choices-of.ts';
import type { Flow } from './flow.ts';
import type { PromptContract } from './prompt-contract.ts';

/** What the prompt files must hold for these flows. Menus are read from the flows themselves. */
export function contractOf(flows: readonly Flow[]): PromptContract {
  const prompts = flows.map((flow) => flow.prompts);
  const menus = flows.flatMap(choicesOf).map(({ prompt, options }) => [prompt, Object.keys(options)] as const);
  return {
    statements: Object.assign({}, ...prompts.map(({ statements }) => statements)),
    optional: distinct(prompts.flatMap(({ optional }) => optional)),
    digits: distinct(prompts.flatMap(({ digits }) => digits)),
    starred: distinct(prompts.flatMap(({ starred }) => starred)),
    menus: Object.fromEntries(menus),
    picks: Object.assign({}, ...prompts.map(({ picks }) => picks)),
    recordings: distinct(prompts.flatMap(({ recordings }) => recordings)),
    letters: Object.assign({}, ...prompts.map(({ letters }) => letters)),
    pauses: ['paused'],
  };
}

function distinct(names: readonly string[]): string[] {
  return [...new Set(names)];
}
