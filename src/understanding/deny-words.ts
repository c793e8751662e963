/** The words of denial of a language. */
export interface Denial {
  readonly not: ReadonlySet<string>;
  readonly wish: ReadonlySet<string>;
  readonly turn: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

/**
 * The telling words of a sentence, each with what denies it: "I didn't get my card" is "not:get card". A wish that is denied reaches up to
 * a turn: "I don't want to pay" is "unwished:pay", for that is another thing than not to have paid.
 */
export function denyWords(words: readonly string[], { not, wish, turn, small }: Denial): string[] {
  const telling: string[] = [];
  let denied: '' | 'not:' | 'unwished:' = '';
  for (const word of words) {
    if (turn.has(word)) denied = '';
    if (not.has(word)) denied = 'not:';
    else if (wish.has(word)) denied = denied === 'not:' ? 'unwished:' : '';
    else if (!small.has(word)) {
      telling.push(`${denied}${word}`);
      if (denied === 'not:') denied = '';
    }
  }
  return telling;
}
