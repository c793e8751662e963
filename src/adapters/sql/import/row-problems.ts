/** What is wrong in an extract: the row, from 1, and what was expected there. Never what was found. */
export interface RowProblem {
  readonly row: number;
  readonly expected: string;
}

export interface RowProblems {
  add(problem: RowProblem): void;
  /** Adds several, of which only the first ones are at hand. */
  addSome(problems: readonly RowProblem[], count: number): void;
  count(): number;
  /** The first ones in the order of rows. */
  first(): readonly RowProblem[];
}

/** How many problems are told one by one. */
export const toldProblems = 20;

/** Counts problems and keeps the first twenty. */
export function createRowProblems(): RowProblems {
  let kept: RowProblem[] = [];
  let all = 0;
  return {
    add: (problem) => addSome([problem], 1),
    addSome,
    count: () => all,
    first: () => kept,
  };

  function addSome(problems: readonly RowProblem[], count: number): void {
    all += count;
    kept = [...kept, ...problems].toSorted((one, other) => one.row - other.row).slice(0, toldProblems);
  }
}
