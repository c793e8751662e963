/** So many letters and digits of a number are told, and must be given. Hyphens are on no key and do not count. */
export const leastEnding = 4;

/** So many letters and digits at the end tell all the numbers apart; four at least. */
export function tellingLength(numbers: readonly string[]): number {
  const signs = numbers.map(listSigns);
  const longest = Math.max(leastEnding, ...signs.map(({ length }) => length));
  const lengths = Array.from({ length: longest - leastEnding }, (_, more) => leastEnding + more);
  const isTelling = (length: number) => new Set(signs.map((own) => own.slice(-length))).size === numbers.length;
  return lengths.find(isTelling) ?? longest;
}

/** The end of a number, with so many of its letters and digits; the whole number where it has no more. */
export function endOf(number: string, length: number): string {
  const signs = [...number.matchAll(/[0-9A-Za-z]/g)];
  return number.slice(signs.length > length ? signs.at(-length)?.index : 0);
}

function listSigns(number: string): string {
  return number.replaceAll(/[^0-9A-Za-z]/g, '').toUpperCase();
}
