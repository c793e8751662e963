import type { Language } from '../dialogue/language.ts';
import type { ChoiceQuestion, Next, Output, PickQuestion, Question, Told } from '../dialogue/output.ts';
import type { SlotValue } from '../dialogue/prompt-contract.ts';
import type { Text } from './compile-text.ts';
import { grammars } from './grammars.ts';
import { findQuestion } from './put-question.ts';
import { writeParts } from './to-text.ts';
import { toTtyText } from './tty-text.ts';
import { find, type Wording, type Wordings } from './wording.ts';

type Ask = Extract<Next, { kind: 'ask' }>;
type Slots = Readonly<Record<string, SlotValue>>;

/** Makes outputs what is typed on a text telephone: sentences and options, a line for each. */
export function createType(wordings: Wordings): (output: Output) => readonly string[] {
  return ({ language, told, next }) => {
    const lines = [...told.map((one) => tell(one, language)), ...(next.kind === 'ask' ? ask(next, language) : [])];
    return lines.map(toTtyText).filter((line) => line !== '');
  };

  function tell({ prompt, slots, language: own }: Told, callLanguage: Language): string {
    const wording = find(wordings, own ?? callLanguage);
    return write(wording, find(wording.statements, prompt), slots);
  }

  function ask({ question, misses, missed, warning }: Ask, language: Language): string[] {
    const wording = find(wordings, language);
    const { say, again, help } = findQuestion(wording, question);
    // Who has paused is not expected to answer.
    const miss = misses > 0 && missed && question.kind !== 'pause' ? [find(wording.statements, missed)] : [];
    const warned = warning === undefined ? [] : [find(wording.statements, warning)];
    const asked = [...miss, ...warned, [say, again][misses] ?? help].map((text) => write(wording, text));
    return [...asked, ...listChoices(question, language)];
  }

  function listChoices(question: Question, language: Language): string[] {
    if (question.kind === 'choice') return listOptions(question, language);
    return question.kind === 'pick' ? listItems(question, language) : [];
  }

  /** An option that is typed as nothing is left out; it is taken all the same. */
  function listOptions({ prompt, options }: ChoiceQuestion, callLanguage: Language): string[] {
    return Object.entries(options).flatMap(([name, { key, language = callLanguage }]) => {
      const wording = find(wordings, language);
      const label = labelOf(wording, find(find(wording.menus, prompt).options, name), language);
      return label === '' ? [] : [`${key} ${label}`];
    });
  }

  function listItems({ prompt, items }: PickQuestion, language: Language): string[] {
    const wording = find(wordings, language);
    const { item } = find(wording.picks, prompt);
    return items.map(({ slots }, index) => `${index + 1} ${labelOf(wording, item, language, slots)}`);
  }
}

function write({ typed }: Wording, text: Text, slots?: Slots): string {
  return writeParts((typed.get(text) ?? text)(slots));
}

/** "For payments" is an option's say; in a list it is "payments". */
function labelOf(wording: Wording, option: Text, language: Language, slots?: Slots): string {
  return write(wording, option, slots).replace(wording.typed.has(option) ? '' : grammars[language].optionLead, '');
}
