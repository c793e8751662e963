/**
 * How many slips of the finger turn one word into another: a letter added, left out or wrong, or two swapped (optimal string alignment).
 * Of its table three rows are kept, so that whole files of prompts can be compared.
 */
export function editDistance(from: string, to: string): number {
  if (from === to) return 0;
  let before: number[] = [];
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const slips = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      const swapped = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      slips.push(
        Math.min(
          at(above, column - 1) + (same ? 0 : 1),
          at(above, column) + 1,
          at(slips, column - 1) + 1,
          swapped ? at(before, column - 2) + 1 : Infinity,
        ),
      );
    }
    [before, above] = [above, slips];
  }
  return at(above, to.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}
