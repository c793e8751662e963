import { isMap, isPair, isScalar, visit, type Node, type Pair, type Scalar, type YAMLMap } from 'yaml';
import { commands } from '../../dialogue/vocabulary.ts';
import { countSegments } from '../../text/count-segments.ts';
import { findAmbiguousLabels } from './ambiguous-labels.ts';
import { countAllWords, judgeText, judgeTypedText } from './text-style.ts';
import type { Source } from '../../yaml/source.ts';
import type { Problem } from '../../yaml/problem.ts';
import { openYamlFile, type YamlFile } from '../../yaml/yaml-file.ts';

/** Avaya's guide to interaction design and the Irish universal-design guidance: four options, at most five. */
const [mostOptions, mostInAll] = [4, 5];
/** Options that every caller knows, or that lead to a second menu. */
const aside = new Set<string>(['other', 'more', ...commands]);
/** A template around keys, and the parts of letters. */
const neverTyped = new Set(['press', 'subject', 'text']);
/** More is dear, and may arrive in pieces. */
const mostSegments = 2;
const longestSlot = '1 866 901 3212';
const notTexts = new Set(['keys', 'numbers', 'commands', 'hear']);

/** Finds wording that is valid but hard for callers. */
export function findStyleBreaches(sources: readonly Source[]): Problem[] {
  return sources.flatMap((source) => {
    const opened = openYamlFile(source);
    visit(opened.root.node, {
      Map: (_, map) => checkSteps(opened, map),
      Pair(_, pair, path) {
        const name = isScalar(pair.key) ? String(pair.key.value) : '';
        if (notTexts.has(name)) return visit.SKIP;
        if (name === 'options') checkOptions(opened, pair);
        if (isScalar(pair.value)) {
          if (isUnder('text', path)) return checkSegments(opened, pair.value);
          const typed = name === 'tty' || isUnder('tty', path);
          if (!typed) checkText(opened, pair.value, isOption(name, path));
          if (!neverTyped.has(name) && (typed || !isTypedOtherwise(name, path))) checkTyped(opened, pair.value);
        }
        return undefined;
      },
    });
    return opened.problems;
  });
}

/** Whether a text is said before ", press 3". */
function isOption(name: string, path: readonly unknown[]): boolean {
  return name === 'item' || (name === 'say' && isUnder('options', path));
}

function isUnder(name: string, path: readonly unknown[]): boolean {
  return path.some((above) => isPair(above) && isScalar(above.key) && above.key.value === name);
}

/** Whether another text is typed in place of this one: its own `tty`, or that of its question. */
function isTypedOtherwise(name: string, path: readonly unknown[]): boolean {
  const map = path.at(-1);
  const tty = isMap(map) ? map.get('tty', true) : undefined;
  return isMap(tty) ? tty.has(name) : name === 'say' && isScalar(tty);
}

/** A message to a mobile phone. A slot is counted as a telephone number, the longest that is written there. */
function checkSegments(file: YamlFile, scalar: Scalar): undefined {
  const segments = countSegments(
    String(scalar.value)
      .replaceAll(/\{\$[^}]*\}/g, longestSlot)
      .trim(),
  );
  if (segments <= mostSegments) return;
  const suggestion = 'Shorten it: 306 characters, or 134 with á, í, ó, ú, “ ” or –.';
  file.report(startOf(scalar), `This message takes ${segments} segments of a text message.`, suggestion);
}

function checkTyped(file: YamlFile, scalar: Scalar): void {
  for (const { message, suggestion } of judgeTypedText(String(scalar.value)))
    file.report(startOf(scalar), message, suggestion);
}

function checkOptions(file: YamlFile, { key, value }: Pair): void {
  for (const { word, other, shown } of isMap(value) ? findAmbiguousLabels(value) : []) {
    const suggestion = 'Write another word under "tty:", or take it from the "hear:" of the other.';
    file.report(startOf(shown), `A caller who reads "${word}" here and types it chooses "${other}".`, suggestion);
  }
  const names = isMap(value) ? value.items.map((option) => String(option.key)) : [];
  const count = names.filter((name) => !aside.has(name)).length;
  if (count <= mostOptions && names.length <= mostInAll) return;
  const suggestion = `Offer at most ${mostOptions}, and "other" for the rest.`;
  file.report(startOf(key), `${names.length} options are hard to keep in mind.`, suggestion);
}

/** A question gets shorter when it is asked again, and longer with help. The intro of a menu is short already. */
function checkSteps(file: YamlFile, map: YAMLMap): void {
  const [say, again, help] = ['say', 'again', 'help'].map((name) => map.get(name, true));
  if (!isScalar(again)) return;
  const words = countAllWords(again.value);
  if (isScalar(say) && words > countAllWords(say.value)) {
    file.report(startOf(again), '"again" is longer than "say".', 'Ask more briefly the second time.');
  }
  if (isScalar(help) && words > countAllWords(help.value)) {
    file.report(startOf(help), '"help" is shorter than "again".', 'Say more about what is wanted.');
  }
}

function checkText(file: YamlFile, scalar: Scalar, option: boolean): void {
  for (const { message, suggestion } of judgeText(String(scalar.value), option)) {
    file.report(startOf(scalar), message, suggestion);
  }
}

function startOf(node: unknown): number {
  return (node as Node | null)?.range?.[0] ?? 0;
}
