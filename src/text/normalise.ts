/**
 * Writes a phrase so that phrases can be compared: lower case, no accents, apostrophes or punctuation, single spaces.
 * A recogniser's "Sí." and an operator's "sí" are both "si".
 */
export function normalise(phrase: string): string {
  return phrase
    .normalize('NFD')
    .replaceAll(/\p{M}|['’]/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}*#]+/gu, ' ')
    .trim();
}
