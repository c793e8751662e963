import type { PromptContract } from '../src/dialogue/prompt-contract.ts';
import { menusOf } from '../src/dialogue/menus-of.ts';
import { digitsQuestions, optionalStatements, statements } from './customer-connect/prompts.ts';
import { customerConnect } from './customer-connect.flow.ts';

/** Every flow that a line can name. */
export const flows = [customerConnect];

/** What the prompt files must hold for these flows. Menus are read from the flows themselves. */
export const promptContract: PromptContract = {
  statements,
  optional: optionalStatements,
  digits: digitsQuestions,
  menus: Object.assign({}, ...flows.map(menusOf)),
};
