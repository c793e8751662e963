import { parseMessage } from 'messageformat';
import { isMap, isPair, isScalar, visit, type Node, type Pair, type Scalar } from 'yaml';
import type { Source } from './load-catalogue.ts';
import type { Problem } from './prompt-errors.ts';
import { openWordingFile, type WordingFile } from './wording-file.ts';

/** Avaya's guide to interaction design and the Irish universal-design guidance: four options, at most five. */
const mostOptions = 5;
const mostWords = 25;
const pressWord = '(?:press|oprima|presione|marque|pulse)';
/** 0 is the agent at every question (ETSI ETR 096), so a text may name it; other keys belong to the flow. */
const namedKey = new RegExp(`\\b${pressWord}\\s+(?:el\\s+|la\\s+tecla\\s+)?[1-9]\\b`, 'iu');
const leadingPress = new RegExp(`^${pressWord}\\b`, 'iu');
const notTexts = new Set(['keys', 'numbers', 'commands', 'hear']);

/** What callers would find hard in wording that is otherwise right. */
export function findStyleBreaches(sources: readonly Source[]): Problem[] {
  return sources.flatMap(({ file, text = '' }) => {
    const opened = openWordingFile(file, text);
    visit(opened.root.node, {
      Pair(_, pair, path) {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        if (notTexts.has(name)) return visit.SKIP;
        if (name === 'options') checkOptions(opened, pair);
        if (isScalar(pair.value)) checkText(opened, pair.value, text, isOption(name, path));
        return undefined;
      },
    });
    return opened.problems;
  });
}

function isOption(name: string, path: readonly unknown[]): boolean {
  return name === 'say' && path.some((above) => isPair(above) && isScalar(above.key) && above.key.value === 'options');
}

function checkOptions(file: WordingFile, { key, value }: Pair): void {
  const count = isMap(value) ? value.items.length : 0;
  if (count <= mostOptions) return;
  file.report(startOf(key), `${count} options are hard to keep in mind.`, `Offer at most ${mostOptions}.`);
}

function checkText(file: WordingFile, scalar: Scalar, source: string, option: boolean): void {
  const text = String(scalar.value);
  const report = (message: string, suggestion: string) => file.report(startOf(scalar), message, suggestion);

  if (option && leadingPress.test(text)) report('An option begins with its key.', 'Say only what it is for.');
  if (namedKey.test(text)) report('A text names a key of its own.', 'Leave keys to the options of menus.');
  if (isCutOff(scalar, source)) report('What follows # on this line is not said.', 'Put the text in quotes.');
  const longest = Math.max(...listSentences(text).map(countWords));
  if (longest > mostWords) report(`A sentence of ${longest} words is long to hear.`, `Use at most ${mostWords}.`);
}

/** A text without quotes ends where a comment begins on its line: `then press # now`. */
function isCutOff({ type, range }: Scalar, source: string): boolean {
  return type === 'PLAIN' && /^[^\n]*#/u.test(source.slice(range?.[1], range?.[2]));
}

/** The sentences of each variant; a slot counts as one word. */
function listSentences(text: string): string[] {
  const message = parseMessage(text);
  const patterns = message.type === 'message' ? [message.pattern] : message.variants.map(({ value }) => value);
  return patterns
    .map((pattern) =>
      pattern.map((part) => (typeof part === 'string' ? part : part.type === 'markup' ? ' ' : '1')).join(''),
    )
    .flatMap((plain) => plain.split(/(?<=[.!?])\s+/u));
}

function countWords(sentence: string): number {
  return sentence.match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu)?.length ?? 0;
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
