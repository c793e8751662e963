/**
 * A phrase as phrases are compared: lower case, without accents and punctuation, single spaces.
 * A recogniser's "Sí." and an operator's "sí" are both "si".
 */
export function normalise(phrase: string): string {
  return phrase
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}*#]+/gu, ' ')
    .trim();
}
