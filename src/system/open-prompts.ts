import type { Logger } from 'pino';
import type { PromptContract } from '../dialogue/prompt-contract.ts';
import { languages } from '../text/language.ts';
import { watchPrompts } from '../prompts/files/watch-prompts.ts';
import { createLastGood } from '../yaml/last-good.ts';
import type { Problem } from '../yaml/problem.ts';
import { tellEdits } from './tell-edits.ts';

interface PromptsPlace {
  readonly folder: string;
  readonly contract: PromptContract;
  /** Where the last good copy is kept. */
  readonly keptIn: string;
}

/** The wording in a folder, and every edit of it that is fit to be said. */
export function openPrompts({ folder, contract, keptIn }: PromptsPlace, log: Logger) {
  const { onKeptOut, onTrouble, tellReplaced, tellWarnings } = tellEdits('wording', log);
  const lastGood = createLastGood(keptIn, 'wording', folder);
  const onReplaced = (warnings: readonly Problem[]) => {
    tellReplaced();
    tellWarnings(warnings);
  };
  const prompts = watchPrompts({ folder, contract, languages, lastGood, onKeptOut, onTrouble, onReplaced });
  tellWarnings(prompts.warnings());
  return prompts;
}
