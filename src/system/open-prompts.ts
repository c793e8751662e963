import type { Logger } from 'pino';
import type { WordingOptions } from '../prompts/files/load-catalogue.ts';
import { languages } from '../text/language.ts';
import { watchPrompts } from '../prompts/files/watch-prompts.ts';
import { createLastGood } from '../yaml/last-good.ts';
import type { Problem } from '../yaml/problem.ts';
import { tellEdits } from './tell-edits.ts';

interface PromptsPlace extends Omit<WordingOptions, 'languages'> {
  /** Where the last good copy is kept. */
  readonly keptIn: string;
}

/** The wording of an agency, and every edit of it that is fit to be said. */
export function openPrompts({ keptIn, ...place }: PromptsPlace, log: Logger) {
  const { onKeptOut, onTrouble, tellReplaced, tellWarnings } = tellEdits('wording', log);
  const lastGood = createLastGood(keptIn, 'wording', place.folder);
  const onReplaced = (warnings: readonly Problem[]) => {
    tellReplaced();
    tellWarnings(warnings);
  };
  const prompts = watchPrompts({ ...place, languages, lastGood, onKeptOut, onTrouble, onReplaced });
  tellWarnings(prompts.warnings());
  return prompts;
}
