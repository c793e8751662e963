import { join } from 'node:path';
import type { Language } from '../../text/language.ts';
import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import { FileErrors } from '../../yaml/file-errors.ts';
import { sortByLine, type Problem } from '../../yaml/problem.ts';
import { loadSource, type Source } from '../../yaml/source.ts';
import type { Catalogue } from '../prompts.ts';
import { readDirectory } from './read-directory.ts';
import { readLexicon } from './read-lexicon.ts';
import { readSentences } from './read-sentences.ts';
import { readWording } from './read-wording.ts';
import type { Lexicon, Sentences } from '../../understanding/lexicon.ts';
import { warnOfUntranslated } from './warn-of-untranslated.ts';
import type { Wording } from '../catalogue/wording.ts';
import { openYamlFile } from '../../yaml/yaml-file.ts';

/** The folder of `en.yaml`, `words.en.yaml`, `sentences.en.tsv`, their like and `directory.yaml`, and the wording that flows need. */
export interface WordingOptions {
  readonly folder: string;
  readonly contract: PromptContract;
  readonly languages: readonly Language[];
}

/** The files of operators. */
export interface Sources {
  readonly directory: Source;
  readonly wordings: readonly (Source & { readonly language: Language })[];
  /** What callers say in each language. */
  readonly words: readonly (Source & { readonly language: Language })[];
  readonly sentences: readonly (Source & { readonly language: Language })[];
}

/** Reads and checks the wording of every language. Throws `FileErrors` with every problem. */
export function loadCatalogue(options: WordingOptions): Catalogue {
  return checkSources(readSources(options), options.contract).catalogue;
}

export function readSources({ folder, languages }: Pick<WordingOptions, 'folder' | 'languages'>): Sources {
  const read = (name: string): Source => loadSource(join(folder, name));
  return {
    directory: read('directory.yaml'),
    wordings: languages.map((language) => ({ language, ...read(`${language}.yaml`) })),
    words: languages.map((language) => ({ language, ...read(`words.${language}.yaml`) })),
    sentences: languages.map((language) => ({ language, ...read(`sentences.${language}.tsv`) })),
  };
}

/** The same as one list, and back. */
export function listSources({ directory, wordings, words, sentences }: Sources): Source[] {
  return [directory, ...[...wordings, ...words, ...sentences].map(({ language: _, ...source }) => source)];
}

export function toSources([directory, ...others]: readonly Source[], languages: readonly Language[]): Sources {
  const { length } = languages;
  if (!directory || others.length !== 3 * length) throw new Error('These are not the files of the wording');
  const named = others.map((source, index) => ({ language: languages[index % length] ?? 'en', ...source }));
  const [wordings, words, sentences] = [0, length, 2 * length].map((start) => named.slice(start, start + length));
  return { directory, wordings: wordings ?? [], words: words ?? [], sentences: sentences ?? [] };
}

/** Wording that can be said, and what in its files is most probably not meant. */
export interface CheckedWording {
  readonly catalogue: Catalogue;
  readonly warnings: readonly Problem[];
  /** When another text is said though no file has changed: the files are to be checked anew. */
  readonly until: Temporal.Instant | undefined;
}

/** Throws `FileErrors`. */
export function checkSources(sources: Sources, contract: PromptContract, now = Temporal.Now.instant()): CheckedWording {
  const wordings = new Map<Language, Wording>();
  const { directory, problems, warnings } = openDirectory(sources.directory);
  // Without the facts of the directory texts cannot be checked.
  if (!directory) throw new FileErrors('The wording', problems);
  const { facts, timeZone } = directory;
  const changes: Temporal.Instant[] = [];
  const given = { facts, schedule: { now, timeZone, changes } };
  const files = sources.wordings.map(({ language, ...source }) => {
    const opened = openYamlFile(source);
    if (!opened.unreadable) wordings.set(language, readWording(opened, language, contract, given));
    problems.push(...sortByLine(opened.problems));
    return opened;
  });
  const { lexicons, doubts } = readLexicons(sources, problems);
  const sentences = readAllSentences(sources, contract, problems);
  if (problems.length > 0) throw new FileErrors('The wording', problems);
  warnOfUntranslated(files, contract.optional);
  for (const file of files) warnings.push(...sortByLine(file.warnings));
  warnings.push(...doubts);
  const [until] = changes
    .filter((one) => Temporal.Instant.compare(now, one) < 0)
    .toSorted((one, other) => Temporal.Instant.compare(one, other));
  return { catalogue: createCatalogue({ wordings, lexicons, sentences }, directory), warnings, until };
}

function readLexicons({ words }: Sources, problems: Problem[]) {
  const doubts: Problem[] = [];
  const lexicons = new Map<Language, Lexicon>();
  for (const { language, ...source } of words) {
    const opened = openYamlFile(source);
    if (!opened.unreadable) lexicons.set(language, readLexicon(opened));
    problems.push(...sortByLine(opened.problems));
    doubts.push(...sortByLine(opened.warnings));
  }
  return { lexicons, doubts };
}

function readAllSentences(sources: Sources, contract: PromptContract, problems: Problem[]) {
  const all = new Map<Language, Sentences>();
  for (const { language, ...source } of sources.sentences) {
    const read = readSentences(source, contract);
    all.set(language, read.sentences);
    problems.push(...read.problems);
  }
  return all;
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
