import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { PromptContract } from '../../src/dialogue/prompt-contract.ts';
import { languages } from '../../src/text/language.ts';
import { findUntranslated } from '../../src/prompts/style/untranslated.ts';
import { findStyleBreaches } from '../../src/prompts/style/find-style-breaches.ts';
import { checkSources, openDirectory, readSources, type Sources } from '../../src/prompts/files/load-catalogue.ts';
import type { Source } from '../../src/yaml/source.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { FileErrors } from '../../src/yaml/file-errors.ts';
import { describeProblem, type Problem } from '../../src/yaml/problem.ts';

/** The exit code where the wording may not be published. */
const failed = 1;

const help = `Checks the wording as the server does at its start, and its style.

  npm run check:prompts -- [FOLDER]           those of the server where none is named: prompts, or SETTINGS_DIR/prompts
  npm run check:prompts -- --deny-warnings    a warning fails the check too

  --help          this text

Each problem is named with its file, line and column. A breach of style is a warning.
Ends with 0; with 1 where the check fails; with 2 where the command was not understood.
`;

process.exitCode = await runCommand({ help, read: readArguments, work: checkWithFlows });

function readArguments(args: string[]) {
  const flag = { type: 'boolean', default: false } as const;
  const options = { 'deny-warnings': flag, help: flag };
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
  const [folder = relative('', readSettings().prompts), ...more] = positionals;
  if (more.length > 0) throw new Error('Name one folder.');
  return { help: values.help, denyWarnings: values['deny-warnings'], folder };
}

interface Asked {
  readonly folder: string;
  readonly denyWarnings: boolean;
}

/** The flows are loaded here, so that a menu with a mistake in it is told in one sentence. */
async function checkWithFlows(asked: Asked): Promise<number> {
  const { promptContract } = await import('../../flows/index.ts');
  return check(asked, promptContract);
}

function check({ folder, denyWarnings }: Asked, contract: PromptContract): number {
  const sources = readSources({ folder, languages });
  const mistakes = findMistakes(sources, contract);
  for (const mistake of mistakes) console.error(describeProblem(mistake));
  if (mistakes.length > 0) return failed;

  const { wordings } = sources;
  const breaches = [...findStyleBreaches(wordings), ...findUntranslated(wordings, contract.optional)];
  for (const breach of breaches) console.warn(`${describeProblem(breach)} (warning)`);
  console.log(
    `The wording is complete in ${languages.join(' and ')}: ${countPrompts(contract)}; ${breaches.length} warnings.`,
  );
  console.log(describeDirectory(sources.directory));
  return denyWarnings && breaches.length > 0 ? failed : done;
}

function findMistakes(sources: Sources, contract: PromptContract): readonly Problem[] {
  try {
    checkSources(sources, contract);
    return [];
  } catch (error) {
    if (error instanceof FileErrors) return error.problems;
    throw error;
  }
}

function countPrompts(contract: PromptContract): string {
  const { statements, menus, picks, digits, recordings, letters } = contract;
  const [sentences, choices] = [statements, { ...menus, ...picks }].map((entries) => Object.keys(entries).length);
  const asked = `${digits.length} questions for a number, ${recordings.length} for a message`;
  return `${sentences} sentences, ${choices} menus, ${asked}, ${Object.keys(letters).length} to be written`;
}

function describeDirectory(source: Source): string {
  const { directory } = openDirectory(source);
  const counted = `The directory holds ${directory?.facts.size} facts and ${directory?.counties.length} counties`;
  return directory?.sample ? `${counted}. It is sample data.` : `${counted}.`;
}
