/** What is wrong, and how to mend it. */
export interface Advice {
  readonly message: string;
  readonly suggestion?: string;
}

/** What is wrong at an offset of a text. */
export interface LocatedAdvice extends Advice {
  readonly offset: number;
}

/** A mistake in a file that people edit, and its place: `line` and `column` count from 1, as in editors. */
export interface Problem extends Advice {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A problem as one row of text that begins `file:line:column`, which editors and terminals link. */
export function describeProblem({ file, line, column, message, suggestion }: Problem): string {
  return [`${file}:${line}:${column}`, message, ...(suggestion === undefined ? [] : [suggestion])].join(' ');
}

/** Problems in the order of their lines. */
export function sortByLine(problems: readonly Problem[]): Problem[] {
  return problems.toSorted((one, other) => one.line - other.line);
}
