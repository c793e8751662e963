/** What is typed beyond this length is dropped. */
export const mostCharacters = 1000;

/** The text on the caller's display after more typing. A backspace deletes a character; a text that is too long is cut. */
export function typeOn(text: string, typed: string): string {
  let result = text;
  for (const character of typed) {
    result = character === '\b' ? result.slice(0, -1) : result + character;
  }
  return result.slice(0, mostCharacters);
}

/**
 * Leaves out words that the caller has crossed out: by XX or more after a word, or alone for the word before. In figures, a lost shift
 * turns XX into `//`.
 */
export function takeBack(text: string): string {
  const kept: string[] = [];
  for (const word of text.split(/\s+/u).filter((one) => one !== '')) {
    if (/^(?:X{2,}|\/{2,})$/u.test(word)) kept.pop();
    else if (!/(?:X{2,}|\/{2,})$/u.test(word)) kept.push(word);
  }
  return kept.join(' ');
}
