import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../text/language.ts';
import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { createCatalogue } from '../catalogue/catalogue.ts';
import type { Directory } from '../catalogue/directory.ts';
import { PromptErrors, type Problem } from '../prompt-errors.ts';
import type { Catalogue } from '../prompts.ts';
import { readDirectory } from './read-directory.ts';
import { readWording } from './read-wording.ts';
import type { Wording } from '../catalogue/wording.ts';
import { openWordingFile, type WordingFile } from './wording-file.ts';

/** The folder of `en.yaml`, its like and `directory.yaml`, and the wording that flows need. */
export interface WordingOptions {
  readonly folder: string;
  readonly contract: PromptContract;
  readonly languages: readonly Language[];
}

/** A file as read from disk. No text where it cannot be read. */
export interface Source {
  readonly file: string;
  readonly text: string | undefined;
}

/** The files of operators. */
export interface Sources {
  readonly directory: Source;
  readonly wordings: readonly (Source & { readonly language: Language })[];
}

/** Reads and checks the wording of every language. Throws `PromptErrors` with every problem. */
export function loadCatalogue(options: WordingOptions): Catalogue {
  return checkSources(readSources(options), options.contract);
}

export function readSources({ folder, languages }: Pick<WordingOptions, 'folder' | 'languages'>): Sources {
  const read = (name: string): Source => {
    const file = join(folder, `${name}.yaml`);
    return { file, text: readIfThere(file) };
  };
  return {
    directory: read('directory'),
    wordings: languages.map((language) => ({ language, ...read(language) })),
  };
}

/** Throws `PromptErrors`. */
export function checkSources(sources: Sources, contract: PromptContract): Catalogue {
  const wordings = new Map<Language, Wording>();
  const { directory, problems } = openDirectory(sources.directory);
  // Without the facts of the directory texts cannot be checked.
  if (!directory) throw new PromptErrors(problems);
  for (const { language, ...source } of sources.wordings) {
    const opened = openSource(source);
    if (!opened.unreadable) wordings.set(language, readWording(opened, language, contract, directory.facts));
    problems.push(...sortByLine(opened.problems));
  }
  if (problems.length > 0) throw new PromptErrors(problems);
  return createCatalogue(wordings, directory);
}

/** The directory and its problems. No directory where its file cannot be read. */
export function openDirectory(source: Source): { directory: Directory | undefined; problems: Problem[] } {
  const opened = openSource(source);
  const directory = opened.unreadable ? undefined : readDirectory(opened);
  return { directory, problems: sortByLine(opened.problems) };
}

function openSource({ file, text }: Source): WordingFile {
  if (text !== undefined) return openWordingFile(file, text);
  const opened = openWordingFile(file, '');
  opened.report(0, 'The file cannot be read.', 'Put a file of this name there.');
  return { ...opened, unreadable: true };
}

function sortByLine(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((one, other) => one.line - other.line);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
