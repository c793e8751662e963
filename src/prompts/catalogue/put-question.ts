import type { Language } from '../../text/language.ts';
import type { ChoiceQuestion, Next, PickQuestion, Question, WordedQuestion } from '../../dialogue/output.ts';
import type { CompiledText } from './compile-text.ts';
import type { Part, Spoken } from '../spoken.ts';
import { find, type QuestionWording, type Wording, type Wordings } from './wording.ts';

type Ask = Extract<Next, { kind: 'ask' }>;

/** The texts of a question and its choices. */
export function putQuestion(wordings: Wordings, language: Language, asking: Ask): Spoken[] {
  const texts = listTexts(find(wordings, language), asking);
  return [...texts.map((text) => ({ language, parts: text() })), ...listChoices(wordings, language, asking.question)];
}

/** The texts of a question: the word on a missed answer, a warning, and the question in full, briefly or with help. */
export function listTexts(wording: Wording, { question, misses, missed, warning }: Ask): CompiledText[] {
  // The carrier asks for a card, in the words that it is given.
  if (question.kind === 'card') return [];
  const { say, again, help } = findQuestion(wording, question);
  // No answer is expected in a pause.
  const miss = misses > 0 && missed && question.kind !== 'pause' ? [find(wording.statements, missed)] : [];
  const warned = warning === undefined ? [] : [find(wording.statements, warning)];
  return [...miss, ...warned, [say, again][misses] ?? help];
}

function findQuestion({ menus, picks, questions }: Wording, { kind, prompt }: WordedQuestion): QuestionWording {
  if (kind === 'choice') return find(menus, prompt);
  return kind === 'pick' ? find(picks, prompt) : find(questions, prompt);
}

function listChoices(wordings: Wordings, language: Language, question: Question): Spoken[] {
  if (question.kind === 'choice') return listOptions(wordings, language, question);
  return question.kind === 'pick' ? listItems(find(wordings, language), language, question) : [];
}

/** One text for each option, in the option's own language where it has one. */
function listOptions(wordings: Wordings, callLanguage: Language, { prompt, options }: ChoiceQuestion): Spoken[] {
  return Object.entries(options).map(([name, { key, language = callLanguage }]) => {
    const wording = find(wordings, language);
    const option = find(find(wording.menus, prompt).options, name)();
    return { language, parts: key === undefined ? option : offer(wording, option, key) };
  });
}

/** One text for each item, on the keys from 1. */
function listItems(wording: Wording, language: Language, { prompt, items }: PickQuestion): Spoken[] {
  const { item } = find(wording.picks, prompt);
  return items.map(({ slots }, index) => ({ language, parts: offer(wording, item(slots), String(index + 1)) }));
}

function offer({ press, keys }: Wording, option: readonly Part[], key: string): readonly Part[] {
  const isSign = key === '*' || key === '#';
  return press({ option, key: isSign ? find(keys, key)() : [{ kind: 'text', text: key }] });
}
