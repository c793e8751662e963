import { describeProblem, type Problem } from './problem.ts';

/** Files that people edit cannot be used. Holds every problem of every file. */
export class FileErrors extends Error {
  override readonly name = 'FileErrors';
  readonly problems: readonly Problem[];

  /** `what` the files hold, as the beginning of a sentence: "The wording". */
  constructor(what: string, problems: readonly Problem[]) {
    super([`${what} cannot be used:`, ...problems.map(describeProblem)].join('\n'));
    this.problems = problems;
  }
}
