import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { normalise } from '../../text/normalise.ts';

/** A word that a text telephone lists for one option and that is understood as another. */
interface WordOfOther {
  readonly word: string;
  readonly other: string;
  readonly shown: Node;
}

/** Words of the options of a menu that choose something else than where they are read. */
export function findAmbiguousLabels(options: YAMLMap): WordOfOther[] {
  const read = options.items.flatMap(({ key, value }) => (isMap(value) ? [readOption(String(key), value)] : []));
  const meant = new Map(read.flatMap(({ name, hear }) => hear.map((phrase) => [normalise(phrase), name] as const)));
  return read.flatMap(({ name, shown, hear }) => {
    if (!isScalar(shown)) return [];
    const own = new Set(hear.map(normalise));
    return normalise(String(shown.value))
      .split(' ')
      .filter((word) => !own.has(word))
      .flatMap((word) => {
        const other = meant.get(word);
        return other === undefined || other === name ? [] : [{ word, other, shown }];
      });
  });
}

function readOption(name: string, option: YAMLMap) {
  const hear = option.get('hear', true);
  const phrases = isSeq(hear) ? hear.items.map(String) : [];
  return { name, shown: option.get('tty', true) ?? option.get('say', true), hear: phrases };
}
