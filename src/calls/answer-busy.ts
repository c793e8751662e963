import { languages } from '../dialogue/language.ts';
import type { Output } from '../dialogue/output.ts';
import type { Line } from './lines.ts';

/** What a new call hears while more come in than can be answered: nobody has chosen a language yet, and a person may still be free. */
export function answerBusy({ language, pace }: Line): Output {
  const inOrder = languages.toSorted((one, other) => Number(other === language) - Number(one === language));
  return {
    language,
    pace,
    told: inOrder.map((each) => ({ prompt: 'busy', language: each })),
    next: { kind: 'transfer' },
  };
}
