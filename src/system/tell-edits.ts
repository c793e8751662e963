import type { Logger } from 'pino';
import { FileErrors } from '../yaml/file-errors.ts';
import { describeProblem, type Problem } from '../yaml/problem.ts';
import type { WatchFilesOptions } from '../yaml/watch-files.ts';

const messages = {
  wording: {
    start: 'the wording cannot be used; this server starts with the last good copy',
    edit: 'an edit of the wording is kept out',
    still: 'the wording still cannot be used; the last good copy counts',
    trouble: 'edits of the wording may go unnoticed, or be lost at the next start',
    replaced: 'an edit of the wording is taken over',
    doubtful: 'the wording may not be meant so',
  },
  lines: {
    start: 'the lines cannot be used; this server starts with the last good copy',
    edit: 'an edit of the lines is kept out',
    still: 'the lines still cannot be used; the last good copy counts',
    trouble: 'edits of the lines may go unnoticed, or be lost at the next start',
    replaced: 'an edit of the lines is taken over',
    doubtful: 'the lines may not be meant so',
  },
};

interface EditTellers extends Pick<WatchFilesOptions<unknown>, 'onKeptOut' | 'onTrouble'> {
  readonly tellReplaced: () => void;
  readonly tellWarnings: (warnings: readonly Problem[]) => void;
}

/** Writes to the log what becomes of edits of some files. */
export function tellEdits(what: keyof typeof messages, log: Logger): EditTellers {
  const told = messages[what];
  return {
    onKeptOut(problem, when) {
      const level = when === 'start' ? 'error' : 'warn';
      log[level](describeProblems(problem), told[when]);
    },
    onTrouble: (err) => log.warn({ err }, told.trouble),
    tellReplaced: () => log.info(told.replaced),
    tellWarnings(warnings) {
      if (warnings.length > 0) log.warn({ warnings: warnings.map(describeProblem) }, told.doubtful);
    },
  };
}

function describeProblems(problem: unknown): object {
  return problem instanceof FileErrors ? { problems: problem.problems.map(describeProblem) } : { err: problem };
}
