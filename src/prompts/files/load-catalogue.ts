import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { createCatalogue, type CatalogueSources } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import { FileErrors } from '../../yaml/file-errors.ts';
import { sortByLine, type Problem } from '../../yaml/problem.ts';
import type { Source } from '../../yaml/source.ts';
import type { Catalogue } from '../prompts.ts';
import { readDirectory } from './read-directory.ts';
import { readLexicon } from './read-lexicon.ts';
import { readSentences } from './read-sentences.ts';
import { type Given, readWording } from './read-wording.ts';
import { warnOfUntranslated } from './warn-of-untranslated.ts';
import { type LanguageSources, readSources, type Sources, type WordingPlace } from './wording-sources.ts';
import { openYamlFile, type YamlFile } from '../../yaml/yaml-file.ts';

/** Where the wording of an agency stands, and what its flows need of it. */
export interface WordingOptions extends WordingPlace {
  readonly contract: PromptContract;
  /** What the flows of all agencies need: a shared file may hold it. Left out, the same. */
  readonly known?: PromptContract | undefined;
}

type Contracts = Pick<WordingOptions, 'contract' | 'known'>;

/** Reads and checks the wording of every language. Throws `FileErrors` with every problem. */
export function loadCatalogue(options: WordingOptions): Catalogue {
  return checkSources(readSources(options), options).catalogue;
}

/** Wording that can be said, and what in its files is most probably not meant. */
export interface CheckedWording {
  readonly catalogue: Catalogue;
  readonly warnings: readonly Problem[];
  /** When another text is said though no file has changed: the files are to be checked anew. */
  readonly until: Temporal.Instant | undefined;
}

/** Throws `FileErrors`. */
export function checkSources(
  { directory: source, languages }: Sources,
  { contract, known = contract }: Contracts,
  now = Temporal.Now.instant(),
): CheckedWording {
  const { directory, problems, warnings } = openDirectory(source);
  // Without the facts of the directory texts cannot be checked.
  if (!directory) throw new FileErrors('The wording', problems);
  const { facts, timeZone } = directory;
  const changes: Temporal.Instant[] = [];
  const given = { contract, known, facts, schedule: { now, timeZone, changes } };
  const read = languages.map((one) => readLanguage(one, given));
  for (const one of read) problems.push(...one.problems);
  if (problems.length > 0) throw new FileErrors('The wording', problems);
  warnOfUntranslated(
    read.map(({ own }) => own),
    contract.optional,
  );
  for (const one of read) warnings.push(...one.files.flatMap((file) => sortByLine(file.warnings)));
  const [until] = changes
    .filter((one) => Temporal.Instant.compare(now, one) < 0)
    .toSorted((one, other) => Temporal.Instant.compare(one, other));
  return { catalogue: createCatalogue(mapByLanguage(read), directory), warnings, until };
}

/** The problems are in the order of files and lines; with any, nothing else of it counts. */
function readLanguage({ language, wording, words, sentences }: LanguageSources, given: Given & Required<Contracts>) {
  const [own, ...shared] = openAll(wording);
  const lexicon = openYamlFile(words);
  const files = [own, ...shared, lexicon];
  const said = readSentences(sentences, given);
  const read = {
    language,
    own,
    files,
    wording: isReadable([own, ...shared]) ? readWording([own, ...shared], language, given) : undefined,
    lexicon: isReadable([lexicon]) ? readLexicon(lexicon) : undefined,
    sentences: said.sentences,
  };
  return { ...read, problems: [...files.flatMap((file) => sortByLine(file.problems)), ...said.problems] };
}

function openAll([own, ...shared]: LanguageSources['wording']): [YamlFile, ...YamlFile[]] {
  return [openYamlFile(own), ...shared.map(openYamlFile)];
}

function isReadable(files: readonly YamlFile[]): boolean {
  return files.every(({ unreadable }) => !unreadable);
}

function mapByLanguage(read: readonly ReturnType<typeof readLanguage>[]): CatalogueSources {
  const by = <Part extends 'wording' | 'lexicon' | 'sentences'>(part: Part) =>
    new Map(read.flatMap((one) => (one[part] === undefined ? [] : [[one.language, one[part]] as const])));
  return { wordings: by('wording'), lexicons: by('lexicon'), sentences: by('sentences') };
}

interface OpenedDirectory {
  /** Undefined where its file, or one of its facts, cannot be read. */
  readonly directory: Directory | undefined;
  readonly problems: Problem[];
  readonly warnings: Problem[];
}

export function openDirectory(source: Source): OpenedDirectory {
  const opened = openYamlFile(source);
  const directory = opened.unreadable ? undefined : readDirectory(opened);
  return { directory, problems: sortByLine(opened.problems), warnings: sortByLine(opened.warnings) };
}
