import type { Language } from '../../text/language.ts';
import type { ChoiceQuestion } from '../../dialogue/output.ts';
import { labelOf, type Writing } from './label-of.ts';
import { find, type Wordings } from './wording.ts';

/** Labels of a menu by their keys, as a text telephone lists them. An option without a key is not listed, nor is one with an empty label, whose key works. */
export function createLabels(
  wordings: Wordings,
  writing: Writing,
  finish: (text: string) => string,
): (language: Language, question: ChoiceQuestion) => ReadonlyMap<string, string> {
  return (callLanguage, { prompt, options }) => {
    const labels = Object.entries(options).flatMap(([name, { key, language = callLanguage }]) => {
      if (key === undefined) return [];
      const wording = find(wordings, language);
      const label = finish(labelOf(writing, wording, find(find(wording.menus, prompt).options, name), language));
      return label === '' ? [] : [[key, label] as const];
    });
    return new Map(labels);
  };
}
