import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../../src/text/language.ts';

/** A sentence at a question as a recogniser writes it, and what it means there: one thing, or several that are all right. */
export interface Sentence {
  readonly language: Language;
  readonly question: string;
  readonly heard: string;
  readonly means: readonly string[];
  /** By one of four hands whose sentences are learned from, or `kept back`: nothing is learned from these, and they stand for all that callers will say. */
  readonly written: string;
}

/** Reads a corpus from its table of tab-separated columns. */
export function readCorpus(language: Language): Sentence[] {
  const [, ...rows] = readFileSync(join(import.meta.dirname, `${language}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  return rows.map((row) => {
    const [question = '', heard = '', means = '', written = ''] = row.split('\t');
    return { language, question, heard, means: means.split('|'), written };
  });
}
