import type { CallerInput } from './caller-input.ts';
import type { CallerEvent } from './event.ts';
import type { ChoiceQuestion, DigitsQuestion, Next, Question } from './output.ts';
import { normalise, type Meaning, type Vocabulary } from './vocabulary.ts';

/** The keys that mean the same at every menu. A menu's own option on such a key hides it. */
const commandKeys = { '0': 'agent', '*': 'repeat', '#': 'back', '9': 'other-language' } as const;

/** Below this a recogniser is guessing: then only a phrase heard exactly counts. */
const leastConfidence = 0.4;

/** What an input means at the open question. Pure. */
export function interpret(input: CallerInput, next: Next, vocabulary: Vocabulary): CallerEvent {
  if (input.kind === 'returned') return { type: input.result };
  if (next.kind !== 'ask') return { type: 'repeat' };
  switch (input.kind) {
    case 'silence':
      return { type: 'no-input' };
    case 'keys':
      return interpretKeys(input.keys, next.question);
    case 'speech':
      return interpretSpeech(input, next.question, vocabulary);
  }
}

function interpretKeys(keys: string, question: Question): CallerEvent {
  if (keys === '') return { type: 'no-input' };
  return question.kind === 'choice' ? interpretChoice(keys, question) : interpretDigits(keys, question);
}

function interpretChoice(keys: string, question: ChoiceQuestion): CallerEvent {
  const key = keys.length > 1 ? keys.replace(/#$/, '') : keys;
  for (const [name, option] of Object.entries(question.options)) {
    if (option.key === key) return { type: `choose.${name}` };
  }
  return isCommandKey(key) ? { type: commandKeys[key] } : { type: 'no-match' };
}

function isCommandKey(key: string): key is keyof typeof commandKeys {
  return Object.hasOwn(commandKeys, key);
}

function interpretDigits(keys: string, question: DigitsQuestion): CallerEvent {
  if (keys === '#') return { type: 'back' };
  const digits = keys.replace(/#$/, '');
  if (digits === '0') return { type: 'agent' };
  if (digits === '*') return question.star ? { type: `choose.${question.star}` } : { type: 'repeat' };
  const complete = /^\d+$/.test(digits) && digits.length >= question.minDigits && digits.length <= question.maxDigits;
  return complete ? { type: 'entered', digits } : { type: 'no-match' };
}

function interpretSpeech(
  { text, confidence = 1 }: { text: string; confidence?: number },
  question: Question,
  vocabulary: Vocabulary,
): CallerEvent {
  const heard = normalise(text);
  if (heard === '') return { type: 'no-input' };
  const meaning = vocabulary.get(heard) ?? (confidence < leastConfidence ? undefined : findPhrase(heard, vocabulary));
  if (meaning) return interpretMeaning(meaning, question);
  return interpretSpokenDigits(heard.replaceAll(' ', ''), question);
}

/** A secret number is never taken by speech, however well it was heard. */
function interpretSpokenDigits(heard: string, question: Question): CallerEvent {
  const secret = question.kind === 'digits' && question.secret;
  return secret || !/^\d+$/.test(heard) ? { type: 'no-match' } : interpretKeys(heard, question);
}

function interpretMeaning(meaning: Meaning, question: Question): CallerEvent {
  if ('option' in meaning) return { type: `choose.${meaning.option}` };
  if ('command' in meaning) return { type: meaning.command };
  return interpretKeys(meaning.key, question);
}

/** The longest phrase said within other words. Words as short as "no" mean too many things there. */
function findPhrase(heard: string, vocabulary: Vocabulary): Meaning | undefined {
  const found = [...vocabulary].filter(([phrase]) => phrase.length >= 4 && ` ${heard} `.includes(` ${phrase} `));
  const longest = Math.max(0, ...found.map(([phrase]) => phrase.length));
  const meanings = found.filter(([phrase]) => phrase.length === longest).map(([, meaning]) => meaning);
  return meanings.length === 1 ? meanings[0] : undefined;
}
