import type { Language } from '../dialogue/language.ts';
import type { Question } from '../dialogue/output.ts';
import type { Meaning } from '../dialogue/vocabulary.ts';
import { find, type Wordings } from './wording.ts';

/** A phrase as operators wrote it, and what it stands for. */
export type Phrase = readonly [phrase: string, meaning: Meaning];

/** Everything that can be said at a question: its options first, then commands, then the keys of the keypad by name. */
export function listPhrases(wordings: Wordings, language: Language, question: Question): Phrase[] {
  const { commands, numbers } = find(wordings, language);
  const spoken = spread(commands, (command) => ({ command }));
  if (question.kind === 'digits') return spoken;

  const options = Object.entries(question.options).flatMap(([option, { language: own = language }]) => {
    const { hear } = find(find(wordings, own).menus, question.prompt);
    return find(hear, option).map((phrase): Phrase => [phrase, { option }]);
  });
  // A recogniser writes "one" as 1.
  const keys = spread(numbers, (key) => ({ key })).concat([...numbers.keys()].map((key) => [key, { key }]));
  return [...options, ...spoken, ...keys];
}

function spread<N extends string>(phrases: ReadonlyMap<N, readonly string[]>, mean: (name: N) => Meaning): Phrase[] {
  return [...phrases].flatMap(([name, texts]) => texts.map((text): Phrase => [text, mean(name)]));
}
