import type { Language } from '../../text/language.ts';
import type { Next, Output, PickQuestion, Question, Told } from '../../dialogue/output.ts';
import { joint } from '../../text/joint.ts';
import { createLabels } from './labels.ts';
import { asText, asTyped, labelOf, type Writing } from './label-of.ts';
import { listTexts } from './put-question.ts';
import { toTtyText } from './tty-text.ts';
import { toMessageText } from './message-text.ts';
import { find, type Wordings } from './wording.ts';

type Ask = Extract<Next, { kind: 'ask' }>;

/** Creates the function that renders an output for text telephones: one text for each sentence and option, with joints. */
export function createType(wordings: Wordings): (output: Output) => readonly string[] {
  return createList(wordings, asTyped, toTtyText);
}

/** The same for text messages, in the letters of the language. */
export function createCompose(wordings: Wordings): (output: Output) => readonly string[] {
  return createList(wordings, asText, toMessageText);
}

function createList(wordings: Wordings, writing: Writing, finish: (text: string) => string) {
  const labels = createLabels(wordings, writing, finish);

  return ({ language, told, next }: Output): readonly string[] => {
    const texts = [...told.map((one) => tell(one, language)), ...(next.kind === 'ask' ? ask(next, language) : [])];
    return texts.map((text) => text.split(joint).map(finish).join(joint)).filter((text) => text !== '');
  };

  function tell({ prompt, slots, language: own }: Told, callLanguage: Language): string {
    const wording = find(wordings, own ?? callLanguage);
    return writing.write(wording, find(wording.statements, prompt), slots);
  }

  function ask(asking: Ask, language: Language): string[] {
    if (asking.hold?.quiet) return [];
    const wording = find(wordings, language);
    const asked = listTexts(wording, asking).map((text) => writing.write(wording, text));
    return [...asked, ...listChoices(asking.question, language)];
  }

  function listChoices(question: Question, language: Language): string[] {
    if (question.kind === 'choice') return [...labels(language, question)].map(([key, label]) => `${key} ${label}`);
    return question.kind === 'pick' ? listItems(question, language) : [];
  }

  function listItems({ prompt, items }: PickQuestion, language: Language): string[] {
    const wording = find(wordings, language);
    const { item } = find(wording.picks, prompt);
    return items.map(({ slots }, index) => `${index + 1} ${labelOf(writing, wording, item, language, slots)}`);
  }
}
