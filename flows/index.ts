import { choicesOf } from '../src/dialogue/choices-of.ts';
import type { PromptContract } from '../src/dialogue/prompt-contract.ts';
import { digitsQuestions, optionalStatements, picks, recordings, statements } from './customer-connect/prompts.ts';
import { customerConnect } from './customer-connect.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect];

/** What the prompt files must hold for these flows. Menus are read from the flows themselves. */
export const promptContract: PromptContract = {
  statements,
  optional: optionalStatements,
  digits: digitsQuestions,
  menus: Object.fromEntries(flows.flatMap(choicesOf).map(({ prompt, options }) => [prompt, Object.keys(options)])),
  picks,
  recordings,
  pauses: ['paused'],
};
