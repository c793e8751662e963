import { parseArgs } from 'node:util';
import { promptContract } from '../flows/index.ts';
import { languages } from '../src/dialogue/language.ts';
import { findStyleBreaches } from '../src/prompts/find-style-breaches.ts';
import { loadCatalogue, readSources } from '../src/prompts/load-catalogue.ts';
import { describeProblem, PromptErrors, type Problem } from '../src/prompts/prompt-errors.ts';

/** Checks the wording as the server would, and its style: `check-prompts [--deny-warnings] [folder]`. */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { 'deny-warnings': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const options = { folder: positionals[0] ?? 'prompts', contract: promptContract, languages };

  const mistakes = findMistakes(options);
  for (const mistake of mistakes) console.error(describeProblem(mistake));
  if (mistakes.length > 0) return 1;

  const breaches = findStyleBreaches(readSources(options));
  for (const breach of breaches) console.warn(`${describeProblem(breach)} (warning)`);
  console.log(`The wording is complete in ${languages.join(' and ')}: ${countPrompts()}; ${breaches.length} warnings.`);
  return values['deny-warnings'] && breaches.length > 0 ? 1 : 0;
}

function findMistakes(options: Parameters<typeof loadCatalogue>[0]): readonly Problem[] {
  try {
    loadCatalogue(options);
    return [];
  } catch (error) {
    if (error instanceof PromptErrors) return error.problems;
    throw error;
  }
}

function countPrompts(): string {
  const { statements, digits, menus } = promptContract;
  const [sentences, choices] = [statements, menus].map((entries) => Object.keys(entries).length);
  return `${sentences} sentences, ${choices} menus, ${digits.length} questions for a number`;
}

process.exitCode = main();
