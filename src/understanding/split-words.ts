/**
 * The words of a sentence, so that sentences can be compared: lower case, without accents, apostrophes and punctuation; a word that the
 * recogniser has masked is left out. "Sí." is "si", "don't" is "dont", "916-555" is two words.
 */
export function splitWords(sentence: string): string[] {
  return sentence
    .normalize('NFD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replaceAll(/\p{L}+\*+\p{L}*/gu, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}
