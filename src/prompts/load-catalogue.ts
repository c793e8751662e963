import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../dialogue/language.ts';
import type { PromptContract } from '../dialogue/prompt-contract.ts';
import { createCatalogue } from './create-catalogue.ts';
import { PromptErrors, type Problem } from './prompt-errors.ts';
import type { Catalogue } from './prompts.ts';
import { readWording } from './read-wording.ts';
import type { Wording } from './wording.ts';
import { openWordingFile } from './wording-file.ts';

/** Where wording is kept, `en.yaml` and its likes, and what the flows need of it. */
export interface WordingOptions {
  readonly folder: string;
  readonly contract: PromptContract;
  readonly languages: readonly Language[];
}

/** A language's file as it stands on the disk; no text where it cannot be read. */
export interface Source {
  readonly language: Language;
  readonly file: string;
  readonly text: string | undefined;
}

/** Reads and checks the wording of every language. Throws `PromptErrors` with all that is wrong. */
export function loadCatalogue(options: WordingOptions): Catalogue {
  return checkSources(readSources(options), options.contract);
}

export function readSources({ folder, languages }: Pick<WordingOptions, 'folder' | 'languages'>): readonly Source[] {
  return languages.map((language) => {
    const file = join(folder, `${language}.yaml`);
    return { language, file, text: readIfThere(file) };
  });
}

/** Throws `PromptErrors`. */
export function checkSources(sources: readonly Source[], contract: PromptContract): Catalogue {
  const wordings = new Map<Language, Wording>();
  const problems: Problem[] = [];
  for (const { language, file, text } of sources) {
    const opened = openWordingFile(file, text ?? '');
    if (text === undefined) opened.report(0, 'The file cannot be read.', 'Put the wording of this language there.');
    else if (!opened.unreadable) wordings.set(language, readWording(opened, language, contract));
    problems.push(...opened.problems.toSorted((one, other) => one.line - other.line));
  }
  if (problems.length > 0) throw new PromptErrors(problems);
  return createCatalogue(wordings);
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
