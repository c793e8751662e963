/** What is wrong, and how to mend it. */
export interface Advice {
  readonly message: string;
  readonly suggestion?: string;
}

/** A mistake or a breach of style in a wording file, and its place: `line` and `column` count from 1, as in editors. */
export interface Problem extends Advice {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Wording files cannot be used. Holds every problem of every file. */
export class PromptErrors extends Error {
  override readonly name = 'PromptErrors';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['The wording cannot be used:', ...problems.map(describeProblem)].join('\n'));
    this.problems = problems;
  }
}

/** A problem as one row of text that begins `file:line:column`, which editors and terminals link. */
export function describeProblem({ file, line, column, message, suggestion }: Problem): string {
  return [`${file}:${line}:${column}`, message, ...(suggestion === undefined ? [] : [suggestion])].join(' ');
}
