import { isMap, isScalar, isSeq, type Node, type YAMLMap } from 'yaml';
import { normalise } from '../../text/normalise.ts';

/** A word in the label of one option that is understood as another option. */
interface AmbiguousWord {
  readonly word: string;
  readonly other: string;
  readonly shown: Node;
}

/** Finds words in the label of one option that choose another option of the menu. */
export function findAmbiguousLabels(options: YAMLMap): AmbiguousWord[] {
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
