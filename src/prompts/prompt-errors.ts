/** What is wrong, and how it is mended. */
export interface Advice {
  readonly message: string;
  readonly suggestion?: string;
}

/** A mistake in a wording file, or a breach of style, and where it stands: lines and columns count from 1. */
export interface Problem extends Advice {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Why wording files cannot be used: every problem of every file, so that all can be mended at once. */
export class PromptErrors extends Error {
  override readonly name = 'PromptErrors';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(['The wording cannot be used:', ...problems.map(describeProblem)].join('\n'));
    this.problems = problems;
  }
}

/** A problem in one line, beginning `file:line:column` as editors and terminals link it. */
export function describeProblem({ file, line, column, message, suggestion }: Problem): string {
  return [`${file}:${line}:${column}`, message, ...(suggestion === undefined ? [] : [suggestion])].join(' ');
}
