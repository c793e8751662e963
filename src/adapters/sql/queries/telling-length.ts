/** So many signs of a number are told, and must be given. */
export const leastEnding = 4;

/** So many signs at the end tell all the numbers apart; four at least. */
export function tellingLength(numbers: readonly string[], length = leastEnding): number {
  const endings = new Set(numbers.map((number) => number.slice(-length)));
  return endings.size === numbers.length ? length : tellingLength(numbers, length + 1);
}
