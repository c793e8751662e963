/** The longest message that is kept. */
export const mostCharacters = 1000;

/** What stands on the caller's display after more typing: a backspace takes a character away. What is too long is cut. */
export function typeOn(text: string, typed: string): string {
  let result = text;
  for (const character of typed) {
    result = character === '\b' ? result.slice(0, -1) : result + character;
  }
  return result.slice(0, mostCharacters);
}

/**
 * Leaves out what the caller has taken back: XX or more behind a word, or by itself for the word before it. Where the caller types
 * digits, a lost shift makes `//` of it.
 */
export function takeBack(text: string): string {
  const kept: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    if (/^(?:X{2,}|\/{2,})$/u.test(word)) kept.pop();
    else if (!/(?:X{2,}|\/{2,})$/u.test(word)) kept.push(word);
  }
  return kept.join(' ');
}
