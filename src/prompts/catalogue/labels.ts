import type { Language } from '../../text/language.ts';
import type { ChoiceQuestion } from '../../dialogue/output.ts';
import { labelOf } from './label-of.ts';
import { toTtyText } from './tty-text.ts';
import { find, type Wordings } from './wording.ts';

/** Labels of a menu by their keys, as a text telephone lists them. An option with an empty label is not listed, but its key works. */
export function createLabels(
  wordings: Wordings,
): (language: Language, question: ChoiceQuestion) => ReadonlyMap<string, string> {
  return (callLanguage, { prompt, options }) => {
    const labels = Object.entries(options).map(([name, { key, language = callLanguage }]) => {
      const wording = find(wordings, language);
      return [key, toTtyText(labelOf(wording, find(find(wording.menus, prompt).options, name), language))] as const;
    });
    return new Map(labels.filter(([, label]) => label !== ''));
  };
}
