import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import type { PromptContract } from '../../src/dialogue/prompt-contract.ts';
import { languages } from '../../src/text/language.ts';
import { findStyleBreaches } from '../../src/prompts/style/find-style-breaches.ts';
import {
  checkSources,
  openDirectory,
  readSources,
  type CheckedWording,
  type Sources,
} from '../../src/prompts/files/load-catalogue.ts';
import type { Source } from '../../src/yaml/source.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { done } from './support/exit-codes.ts';
import { runCommand } from './support/run-command.ts';
import { sayCount } from './support/say-count.ts';
import type { Fact } from '../../src/prompts/catalogue/directory.ts';
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
  const checked = readWell(sources, contract);
  if (!checked) return failed;

  const { wordings } = sources;
  const breaches = [...checked.warnings, ...findStyleBreaches(wordings), ...findIdleFiles(folder)];
  for (const breach of breaches) console.warn(`${describeProblem(breach)} (warning)`);
  console.log(
    `The wording is complete in ${languages.join(' and ')}: ${countPrompts(contract)}; ${sayCount(breaches.length, 'warning')}.`,
  );
  console.log(describeDirectory(sources.directory));
  return denyWarnings && breaches.length > 0 ? failed : done;
}

/** Undefined where there are mistakes, which are told. */
function readWell(sources: Sources, contract: PromptContract): CheckedWording | undefined {
  try {
    return checkSources(sources, contract);
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    for (const problem of error.problems) console.error(describeProblem(problem));
    return undefined;
  }
}

/** Files that look like wording and are read by nobody: of another language, or under another ending. */
function findIdleFiles(folder: string): Problem[] {
  const words = languages.map((language) => `words.${language}`);
  const said = languages.map((language) => `sentences.${language}.tsv`);
  const read = new Set([...['directory', ...languages, ...words].map((name) => `${name}.yaml`), ...said]);
  const idle = readdirSync(folder).filter((name) => /\.(?:ya?ml|tsv)(?:\.|$)/iu.test(name) && !read.has(name));
  const message = `Nobody reads this file: the languages are ${languages.join(' and ')}.`;
  const suggestion = 'Give it the name of the file that it is to replace, or keep it elsewhere.';
  return idle.map((name) => ({ file: join(folder, name), line: 1, column: 1, message, suggestion }));
}

function countPrompts(contract: PromptContract): string {
  const { statements, menus, picks, digits, recordings, letters } = contract;
  const [sentences, choices] = [statements, { ...menus, ...picks }].map((entries) => Object.keys(entries).length);
  const asked = `${digits.length} questions for a number, ${recordings.length} for a message`;
  return `${sentences} sentences, ${choices} menus, ${asked}, ${Object.keys(letters).length} to be written`;
}

function describeDirectory(source: Source): string {
  const { directory } = openDirectory(source);
  const { facts, counties } = directory ?? { facts: new Map<string, Fact>(), counties: [] };
  // A count is made by the system.
  const written = [...facts.values()].filter(({ kind }) => kind !== 'count').length;
  const counted = `The directory holds ${sayCount(written, 'fact')} and ${counties.length} counties`;
  return directory?.sample ? `${counted}. It is sample data.` : `${counted}.`;
}
