/** A phrase of an option by its telling words, in any order. */
export interface Pattern {
  readonly words: readonly string[];
  readonly option: string;
}

interface Weighed {
  readonly pattern: Pattern;
  /** How much of the sentence the pattern explains, from 0 to 1. */
  readonly share: number;
}

/** The best pattern of each option in a sentence, the best first. */
export type WeighPatterns = (telling: readonly string[]) => Weighed[];

/** Weighs a sentence by the rarity of its words among the options (inverse document frequency). */
export function createWeighPatterns(patterns: readonly Pattern[]): WeighPatterns {
  const options = new Map<string, Set<string>>();
  const byWord = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    for (const word of pattern.words) {
      options.set(word, (options.get(word) ?? new Set()).add(pattern.option));
      byWord.set(word, [...(byWord.get(word) ?? []), pattern]);
    }
  }
  const all = new Set(patterns.map(({ option }) => option)).size;
  const weights = new Map([...options].map(([word, known]) => [word, 1 + Math.log(all / known.size)]));
  const weigh = (words: readonly string[]) => words.reduce((sum, word) => sum + (weights.get(word) ?? 1), 0);

  return (telling) => {
    const said = new Set(telling);
    const whole = weigh([...said]);
    const best = new Map<string, Weighed>();
    for (const pattern of new Set([...said].flatMap((word) => byWord.get(word) ?? []))) {
      if (!pattern.words.every((word) => said.has(word))) continue;
      const share = weigh(pattern.words) / whole;
      if (share > (best.get(pattern.option)?.share ?? 0)) best.set(pattern.option, { pattern, share });
    }
    return [...best.values()].toSorted((one, other) => other.share - one.share);
  };
}
