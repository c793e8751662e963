/** So many letters stand for a word with any ending. */
const stem = 4;

/**
 * What a sentence is known by: its words, those that stand beside each other, its telling words with what denies them, and the beginnings
 * of its words. `families` are its words as their families stand for them.
 */
export function readFeatures(
  words: readonly string[],
  families: readonly string[],
  telling: readonly string[],
): readonly string[] {
  const pairs = ['', ...families].map((word, at) => `${word} ${families[at] ?? ''}`);
  const stems = words.filter(({ length }) => length > stem).map((word) => `${word.slice(0, stem)}*`);
  return [...new Set([...families, ...pairs, ...telling.map((word) => `:${word}`), ...stems])];
}
