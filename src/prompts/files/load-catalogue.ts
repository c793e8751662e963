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
import { readWording } from './read-wording.ts';
import type { Wording } from '../catalogue/wording.ts';
import { openYamlFile } from '../../yaml/yaml-file.ts';

/** The folder of `en.yaml`, its like and `directory.yaml`, and the wording that flows need. */
export interface WordingOptions {
  readonly folder: string;
  readonly contract: PromptContract;
  readonly languages: readonly Language[];
}

/** The files of operators. */
export interface Sources {
  readonly directory: Source;
  readonly wordings: readonly (Source & { readonly language: Language })[];
}

/** Reads and checks the wording of every language. Throws `FileErrors` with every problem. */
export function loadCatalogue(options: WordingOptions): Catalogue {
  return checkSources(readSources(options), options.contract);
}

export function readSources({ folder, languages }: Pick<WordingOptions, 'folder' | 'languages'>): Sources {
  const read = (name: string): Source => loadSource(join(folder, `${name}.yaml`));
  return {
    directory: read('directory'),
    wordings: languages.map((language) => ({ language, ...read(language) })),
  };
}

/** The same as one list, and back. */
export function listSources({ directory, wordings }: Sources): Source[] {
  return [directory, ...wordings.map(({ language: _, ...source }) => source)];
}

export function toSources([directory, ...wordings]: readonly Source[], languages: readonly Language[]): Sources {
  if (!directory || wordings.length !== languages.length) throw new Error('These are not the files of the wording');
  return {
    directory,
    wordings: wordings.map((source, index) => ({ language: languages[index] ?? 'en', ...source })),
  };
}

/** Throws `FileErrors`. */
export function checkSources(sources: Sources, contract: PromptContract): Catalogue {
  const wordings = new Map<Language, Wording>();
  const { directory, problems } = openDirectory(sources.directory);
  // Without the facts of the directory texts cannot be checked.
  if (!directory) throw new FileErrors('The wording', problems);
  for (const { language, ...source } of sources.wordings) {
    const opened = openYamlFile(source);
    if (!opened.unreadable) wordings.set(language, readWording(opened, language, contract, directory.facts));
    problems.push(...sortByLine(opened.problems));
  }
  if (problems.length > 0) throw new FileErrors('The wording', problems);
  return createCatalogue(wordings, directory);
}

/** The directory and its problems. No directory where its file cannot be read. */
export function openDirectory(source: Source): { directory: Directory | undefined; problems: Problem[] } {
  const opened = openYamlFile(source);
  const directory = opened.unreadable ? undefined : readDirectory(opened);
  return { directory, problems: sortByLine(opened.problems) };
}
