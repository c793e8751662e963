import { commands } from '../../dialogue/vocabulary.ts';
import type { PromptContract } from '../../dialogue/prompt-contract.ts';
import { accentWasLost, brokenAccents } from '../../text/broken-accents.ts';
import type { Sentences } from '../../understanding/lexicon.ts';
import type { Advice, Problem } from '../../yaml/problem.ts';
import type { Source } from '../../yaml/source.ts';
import { suggestOne } from '../../yaml/yaml-file.ts';
import { findControlSign } from './judge-signs.ts';

export interface ReadSentences {
  /** Good only where there are no problems. */
  readonly sentences: Sentences;
  readonly problems: readonly Problem[];
}

/** So many mistakes are told: more are one mistake in many rows. */
const mostProblems = 9;

/**
 * Reads what callers say in a language: in each row a meaning, a tab, and a sentence. Empty rows, and those that begin with `#`, are
 * passed over. What the first file says of a meaning counts alone; so do those behind it for others, where what only the flows of other
 * agencies mean is passed over. Every errand needs a sentence.
 */
export function readSentences(
  [own, ...shared]: readonly Source[],
  { contract, known }: { readonly contract: PromptContract; readonly known: PromptContract },
): ReadSentences {
  const meanings = listMeanings(contract);
  const files = [
    ...(own ? [readFile(own, shared.length > 0 ? meanings : listMeanings(known))] : []),
    ...shared.map((source) => readFile(source, listMeanings(known))),
  ];
  const problems = files.flatMap((file) => file.problems);
  const sentences = new Map(
    files.toReversed().flatMap((file) => [...file.sentences].filter(([meaning]) => meanings.has(meaning))),
  );
  const { file = '' } = own ?? {};
  for (const errand of problems.length > 0 ? [] : contract.errands.filter((one) => !sentences.has(one))) {
    const suggestion = 'Write one, behind its name and a tab.';
    problems.push({ file, line: 1, column: 1, message: `No sentence means "${errand}".`, suggestion });
  }
  return { sentences, problems: problems.slice(0, mostProblems) };
}

function readFile({ file, text = '', fault }: Source, meanings: ReadonlySet<string>): ReadSentences {
  if (fault) return { sentences: new Map(), problems: [{ file, ...fault }] };
  const good: Said[] = [];
  const problems: Problem[] = [];
  for (const [index, row] of text.split(/\r?\n/u).entries()) {
    if (row.trim() === '' || row.startsWith('#')) continue;
    const read = readRow(row, meanings);
    if ('advice' in read) problems.push({ file, line: index + 1, column: read.column, ...read.advice });
    else good.push(read);
  }
  return { sentences: group(good), problems };
}

interface Said {
  readonly meaning: string;
  readonly sentence: string;
}

function group(said: readonly Said[]): Sentences {
  const byMeaning = Map.groupBy(said, ({ meaning }) => meaning);
  return new Map([...byMeaning].map(([meaning, all]) => [meaning, all.map(({ sentence }) => sentence)]));
}

type Row = Said | { readonly column: number; readonly advice: Advice };

function readRow(row: string, meanings: ReadonlySet<string>): Row {
  const tab = row.indexOf('\t');
  const [meaning, sentence] = [row.slice(0, tab).trim(), row.slice(tab + 1).trim()];
  if (tab === -1)
    return {
      column: 1,
      advice: { message: 'There is no tab in this row.', suggestion: 'Write a meaning, a tab, and a sentence.' },
    };
  if (!meanings.has(meaning))
    return { column: 1, advice: { message: `"${meaning}" is no meaning.`, ...suggest(meaning, meanings) } };
  const control = findControlSign(sentence);
  if (control) return { column: tab + 2 + control.offset, advice: control };
  const broken = sentence.search(brokenAccents);
  if (broken !== -1)
    return { column: tab + 2 + broken, advice: { message: accentWasLost, suggestion: 'Write the sentence anew.' } };
  if (!/[\p{L}\p{N}]/u.test(sentence)) return { column: tab + 2, advice: { message: 'Nothing is said in this row.' } };
  return { meaning, sentence };
}

function suggest(meaning: string, meanings: ReadonlySet<string>): Pick<Advice, 'suggestion'> {
  const suggestion = suggestOne(meaning, meanings);
  return suggestion === undefined ? {} : { suggestion };
}

/** Errands, commands, answers, and the options of every menu: `role.parent`. */
function listMeanings({ errands, menus }: PromptContract): ReadonlySet<string> {
  const options = Object.entries(menus).flatMap(([menu, names]) => names.map((name) => `${menu}.${name}`));
  return new Set([...errands, ...commands, 'yes', 'no', 'nothing', ...options]);
}
