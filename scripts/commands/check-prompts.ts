import { parseArgs } from 'node:util';
import { promptContract } from '../../flows/index.ts';
import { languages } from '../../src/text/language.ts';
import { findUntranslated } from '../../src/prompts/style/untranslated.ts';
import { findStyleBreaches } from '../../src/prompts/style/find-style-breaches.ts';
import {
  checkSources,
  openDirectory,
  readSources,
  type Source,
  type Sources,
} from '../../src/prompts/files/load-catalogue.ts';
import { describeProblem, PromptErrors, type Problem } from '../../src/prompts/prompt-errors.ts';

/** Checks the wording as the server would, and its style: `check-prompts [--deny-warnings] [folder]`. */
function main(): number {
  const { values, positionals } = parseArgs({
    options: { 'deny-warnings': { type: 'boolean', default: false } },
    allowPositionals: true,
  });
  const sources = readSources({ folder: positionals[0] ?? 'prompts', languages });

  const mistakes = findMistakes(sources);
  for (const mistake of mistakes) console.error(describeProblem(mistake));
  if (mistakes.length > 0) return 1;

  const { wordings } = sources;
  const breaches = [...findStyleBreaches(wordings), ...findUntranslated(wordings, promptContract.optional)];
  for (const breach of breaches) console.warn(`${describeProblem(breach)} (warning)`);
  console.log(`The wording is complete in ${languages.join(' and ')}: ${countPrompts()}; ${breaches.length} warnings.`);
  console.log(describeDirectory(sources.directory));
  return values['deny-warnings'] && breaches.length > 0 ? 1 : 0;
}

function findMistakes(sources: Sources): readonly Problem[] {
  try {
    checkSources(sources, promptContract);
    return [];
  } catch (error) {
    if (error instanceof PromptErrors) return error.problems;
    throw error;
  }
}

function countPrompts(): string {
  const { statements, menus, picks, digits, recordings, letters } = promptContract;
  const [sentences, choices] = [statements, { ...menus, ...picks }].map((entries) => Object.keys(entries).length);
  const asked = `${digits.length} questions for a number, ${recordings.length} for a message`;
  return `${sentences} sentences, ${choices} menus, ${asked}, ${Object.keys(letters).length} to be written`;
}

function describeDirectory(source: Source): string {
  const { directory } = openDirectory(source);
  const counted = `The directory holds ${directory?.facts.size} facts and ${directory?.counties.length} counties`;
  return directory?.sample ? `${counted}. It is sample data.` : `${counted}.`;
}

process.exitCode = main();
