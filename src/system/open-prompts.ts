import type { Logger } from 'pino';
import type { PromptContract } from '../dialogue/prompt-contract.ts';
import { languages } from '../text/language.ts';
import { FileErrors } from '../yaml/file-errors.ts';
import { describeProblem } from '../yaml/problem.ts';
import { watchPrompts } from '../prompts/files/watch-prompts.ts';

/** The wording in a folder, and every edit of it that is fit to be said. */
export function openPrompts(folder: string, contract: PromptContract, log: Logger) {
  return watchPrompts({
    folder,
    contract,
    languages,
    onProblem: (problem) => log.warn(describeEdit(problem), 'an edit of the wording is kept out'),
    onReplaced: () => log.info('an edit of the wording is taken over'),
  });
}

function describeEdit(problem: unknown): object {
  return problem instanceof FileErrors ? { problems: problem.problems.map(describeProblem) } : { err: problem };
}
