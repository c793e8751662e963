import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedWording } from '../../src/agency/agency-name.ts';
import type { PromptContract } from '../../src/dialogue/prompt-contract.ts';
import { languages } from '../../src/text/language.ts';
import { findStyleBreaches } from '../../src/prompts/style/find-style-breaches.ts';
import { checkSources, openDirectory } from '../../src/prompts/files/load-catalogue.ts';
import { readSources, type WordingPlace } from '../../src/prompts/files/wording-sources.ts';
import { loadSource, type Source } from '../../src/yaml/source.ts';
import { findWording, listAgencies } from '../../src/config/find-settings.ts';
import { readSettings } from '../../src/config/read-settings.ts';
import { done } from './support/exit-codes.ts';
import { readFlows } from './support/read-flows.ts';
import { runCommand } from './support/run-command.ts';
import { sayCount } from './support/say-count.ts';
import type { Directory, Fact } from '../../src/prompts/catalogue/directory.ts';
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

process.exitCode = await runCommand({ help, read: readArguments, work: check });

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

/** The wording of an agency, and what its flows need of it. */
interface Checked {
  /** Empty in a folder of one agency without a name. */
  readonly agency: string;
  readonly place: WordingPlace;
  readonly contract: PromptContract;
}

/** The flows are loaded here, so that a menu with a mistake in it is told in one sentence. */
async function check({ folder, denyWarnings }: Asked): Promise<number> {
  const { contractFor } = await import('../../flows/index.ts');
  const named = readFlows(readSettings().lines);
  const known = contractFor();
  const all = listWordings(folder, named, contractFor);
  const checked = all.map((one) => checkOne(one, known));
  if (checked.includes(undefined)) return failed;
  const breaches = [...checked.flatMap((found) => found ?? []), ...checkFolders(folder, all)];
  for (const breach of breaches) console.warn(`${describeProblem(breach)} (warning)`);
  for (const one of all) console.log(describeWording(one));
  console.log(`${sayCount(breaches.length, 'warning')}.`);
  return denyWarnings && breaches.length > 0 ? failed : done;
}

/** Those of a folder, as a server finds them there: of each agency that the lines name, or of one without a name. Throws where it is another folder. */
function listWordings(
  folder: string,
  named: ReadonlyMap<string, readonly string[]> | undefined,
  contractFor: (flows?: readonly string[]) => PromptContract,
): Checked[] {
  const isOne = existsSync(join(folder, 'directory.yaml'));
  refuseOtherFolder(folder, isOne);
  const agencies = named?.keys() ?? (isOne ? [''] : listAgencies(folder));
  return [...agencies].map((agency) => ({
    agency,
    place: { ...findWording(folder, agency), languages },
    contract: contractFor(named?.get(agency)),
  }));
}

function refuseOtherFolder(folder: string, isOne: boolean): void {
  if (!existsSync(folder))
    throw new Error(`There is no folder ${folder}. Name one such as prompts, with the folder of each agency in it.`);
  const around = dirname(resolve(folder));
  if (isOne && existsSync(join(around, sharedWording, 'en.yaml')))
    throw new Error(
      `${folder} is the folder of one agency. Name the one around it, or a copy of that: npm run check:prompts -- ${relative('', around) || '.'}`,
    );
}

/** What may not be meant so. Undefined where there are mistakes, which are told. */
function checkOne({ place, contract }: Checked, known: PromptContract): Problem[] | undefined {
  try {
    const { warnings } = checkSources(readSources(place), { contract, known });
    return [...warnings, ...findStyleBreaches(listOwn(place))];
  } catch (error) {
    if (!(error instanceof FileErrors)) throw error;
    for (const problem of error.problems) console.error(describeProblem(problem));
    return undefined;
  }
}

/** Its own texts: what all agencies say alike is looked at once. */
function listOwn({ folder }: WordingPlace): Source[] {
  return languages.map((language) => loadSource(join(folder, `${language}.yaml`)));
}

/** The style of what all say alike, and files that nobody reads. */
function checkFolders(folder: string, all: readonly Checked[]): Problem[] {
  const shared = [...new Set(all.flatMap(({ place }) => place.shared ?? []))];
  const common = shared.flatMap((one) => findStyleBreaches(listOwn({ folder: one, languages }).filter(isThere)));
  const folders = [...all.map(({ place }) => place.folder), ...shared];
  const idle = [...new Set([...folders, folder])].flatMap((one) => findIdleFiles(one, folders.includes(one)));
  return [...common, ...idle, ...findIdleAgencies(folder, all)];
}

/** Folders with wording of agencies that no line names. */
function findIdleAgencies(folder: string, all: readonly Checked[]): Problem[] {
  const read = new Set(all.map(({ place }) => place.folder));
  const idle = listAgencies(folder).filter((name) => !read.has(join(folder, name)));
  const message = 'Nobody hears this wording: no line is of this agency.';
  const suggestion = 'Name the agency under "agencies" in lines.yaml, or keep the folder elsewhere.';
  return idle.map((name) => ({ file: join(folder, name, 'directory.yaml'), line: 1, column: 1, message, suggestion }));
}

function isThere({ fault }: Source): boolean {
  return fault === undefined;
}

/** Files that look like wording and are read by nobody: of another language, under another ending, or beside the folders of agencies. */
function findIdleFiles(folder: string, isRead: boolean): Problem[] {
  const words = languages.map((language) => `words.${language}`);
  const said = languages.map((language) => `sentences.${language}.tsv`);
  const read = new Set(isRead ? [...['directory', ...languages, ...words].map((name) => `${name}.yaml`), ...said] : []);
  const idle = readdirSync(folder).filter((name) => /\.(?:ya?ml|tsv)(?:\.|$)/iu.test(name) && !read.has(name));
  const message = `Nobody reads this file: the languages are ${languages.join(' and ')}.`;
  const suggestion = 'Give it the name of the file that it is to replace, or keep it elsewhere.';
  return idle.map((name) => ({ file: join(folder, name), line: 1, column: 1, message, suggestion }));
}

function describeWording({ agency, place, contract }: Checked): string {
  const whose = agency && ` of ${agency}`;
  const { directory } = openDirectory(loadSource(join(place.folder, 'directory.yaml')));
  return `The wording${whose} is complete in ${languages.join(' and ')}: ${countPrompts(contract)}.\n${describeDirectory(directory)}`;
}

function countPrompts(contract: PromptContract): string {
  const { statements, menus, picks, digits, recordings, letters } = contract;
  const [sentences, choices] = [statements, { ...menus, ...picks }].map((entries) => Object.keys(entries).length);
  const asked = `${digits.length} questions for a number, ${recordings.length} for a message`;
  return `${sentences} sentences, ${choices} menus, ${asked}, ${Object.keys(letters).length} to be written`;
}

function describeDirectory(directory: Directory | undefined): string {
  const { facts, counties, libraries } = directory ?? { facts: new Map<string, Fact>(), counties: [], libraries: [] };
  // A count is made by the system.
  const written = [...facts.values()].filter(({ kind }) => kind !== 'count').length;
  const places = [
    ...(counties.length > 0 ? [sayCount(counties.length, 'county', 'counties')] : []),
    ...(libraries.length > 0 ? [sayCount(libraries.length, 'library', 'libraries')] : []),
  ];
  const counted = `The directory holds ${[sayCount(written, 'fact'), ...places].join(' and ')}`;
  return directory?.sample ? `${counted}. It is sample data.` : `${counted}.`;
}
