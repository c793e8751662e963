import type { CallerInput } from './caller-input.ts';
import { commandKeys, isCommandKey } from './command-keys.ts';
import type { CallerEvent } from './event.ts';
import type { ChoiceQuestion, DigitsQuestion, Next, PickQuestion, Question } from './output.ts';
import { keyLetters, readSpokenDigits } from './read-spoken-digits.ts';
import { normalise } from '../text/normalise.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

/** Below this confidence a recogniser is guessing: only a phrase heard exactly counts. */
const leastConfidence = 0.4;

/** What an input means at the open question. Pure. */
export function interpret(input: CallerInput, next: Next, vocabulary: Vocabulary): CallerEvent {
  if (input.kind === 'returned') return { type: input.result };
  if (next.kind !== 'ask') return { type: 'repeat' };
  switch (input.kind) {
    case 'silence':
    case 'waiting':
      return { type: 'no-input' };
    case 'keys':
      return next.afterEntry && input.keys === '#'
        ? ignoreHash(next.question)
        : interpretKeys(input.keys, next.question);
    case 'speech':
      return interpretSpeech(input, next.question, vocabulary);
    case 'command':
      return { type: input.command };
    case 'recorded':
    case 'typed':
      return interpretMessage(input, next.question);
  }
}

/** The question is asked again, for the key has cut it short. Quiet stays quiet. */
function ignoreHash({ kind }: Question): CallerEvent {
  return { type: kind === 'pause' ? 'no-input' : 'repeat' };
}

type Message = Extract<CallerInput, { kind: 'recorded' | 'typed' }>;

function interpretMessage(message: Message, question: Question): CallerEvent {
  if (question.kind !== 'recording') return { type: 'no-match' };
  const { hungUp } = message;
  if (message.kind === 'typed') return { type: 'typed', text: message.text, hungUp };
  const { recording, wantsAgent = false } = message;
  return { type: 'recorded', recording, hungUp, ...(wantsAgent && { wantsAgent }) };
}

function interpretKeys(keys: string, question: Question): CallerEvent {
  if (keys === '') return { type: 'no-input' };
  switch (question.kind) {
    case 'choice':
    case 'pick':
      return interpretMenuKeys(keys, question);
    case 'digits':
      return interpretDigits(keys, question);
    case 'recording':
      return interpretCommandKey(keys);
    case 'pause':
      return { type: keys === '0' ? 'agent' : 'resume' };
  }
}

function interpretMenuKeys(keys: string, question: ChoiceQuestion | PickQuestion): CallerEvent {
  const key = keys.length > 1 ? keys.replace(/#$/, '') : keys;
  return chosenBy(key, question) ?? interpretCommandKey(key);
}

function chosenBy(key: string, question: ChoiceQuestion | PickQuestion): CallerEvent | undefined {
  if (question.kind === 'pick') {
    const position = question.items.findIndex((_, index) => String(index + 1) === key) + 1;
    return position > 0 ? { type: 'picked', position } : undefined;
  }
  const option = Object.entries(question.options).find(([, { key: its }]) => its === key);
  return option && { type: `choose.${option[0]}` };
}

function interpretCommandKey(key: string): CallerEvent {
  return isCommandKey(key) ? { type: commandKeys[key] } : { type: 'no-match' };
}

function interpretDigits(keys: string, question: DigitsQuestion): CallerEvent {
  if (keys === '#') return { type: 'back' };
  const digits = keys.replace(/#$/, '');
  if (digits === '*' && question.star) return { type: `choose.${question.star}` };
  if (digits === '0' || digits === '*') return interpretCommandKey(digits);
  if (isComplete(digits, question)) return { type: 'entered', digits };
  // 8 and 9 mean what they mean at menus, except where a single digit may be an attempt at an answer.
  return question.minDigits > 1 ? interpretCommandKey(digits) : { type: 'no-match' };
}

function isComplete(digits: string, { minDigits, maxDigits }: DigitsQuestion): boolean {
  return /^\d+$/.test(digits) && digits.length >= minDigits && digits.length <= maxDigits;
}

function interpretSpeech(
  { text, confidence = 1 }: { text: string; confidence?: number },
  question: Question,
  vocabulary: Vocabulary,
): CallerEvent {
  const heard = normalise(text);
  if (heard === '') return { type: 'no-input' };
  const isClear = confidence >= leastConfidence;
  const meaning = vocabulary.get(heard) ?? (isClear ? findWithin(heard, vocabulary) : undefined);
  if (question.kind === 'digits' && (!meaning || 'key' in meaning)) {
    return interpretSpokenDigits(
      readSpokenDigits(question.letters ? keyLetters(heard) : heard, vocabulary, isClear),
      question,
    );
  }
  if (meaning) return interpretMeaning(meaning, question);
  const digits = heard.replaceAll(' ', '');
  return /^\d+$/.test(digits) ? interpretKeys(digits, question) : { type: 'no-match' };
}

/** A secret number is never taken by speech, however well it was heard. */
function interpretSpokenDigits(digits: string | undefined, question: DigitsQuestion): CallerEvent {
  if (question.secret || digits === undefined) return { type: 'no-match' };
  if (digits === '0') return { type: 'agent' };
  return isComplete(digits, question) ? { type: 'entered', digits } : { type: 'no-match' };
}

function interpretMeaning(meaning: Meaning, question: Question): CallerEvent {
  if ('option' in meaning) return { type: `choose.${meaning.option}` };
  if ('command' in meaning) return { type: meaning.command };
  if ('position' in meaning) return { type: 'picked', position: meaning.position };
  if ('digits' in meaning) return { type: 'entered', digits: meaning.digits };
  return interpretKeys(meaning.key, question);
}

/**
 * A "yes" or "no" counts before all that follows it ("no, I am not a parent"), but for a command: "no, I want an agent". A "no" that ends
 * the call counts by itself alone: "no, my payment did not arrive" is no goodbye.
 */
function findWithin(heard: string, vocabulary: Vocabulary): Meaning | undefined {
  const first = vocabulary.get(heard.split(' ', 1).join());
  const within = findPhrase(heard, vocabulary);
  const counts = first && 'option' in first && first.option !== 'goodbye' && !(within && 'command' in within);
  return counts ? first : within;
}

/**
 * The longest phrase said within other words. Words as short as "no", and numbers, mean too many things there. "Help with my payment" is
 * a wish for the payment.
 */
function findPhrase(heard: string, vocabulary: Vocabulary): Meaning | undefined {
  const within = [...vocabulary].filter(
    ([phrase, meaning]) => phrase.length >= 4 && !('key' in meaning) && ` ${heard} `.includes(` ${phrase} `),
  );
  const beyondHelp = within.filter(([, meaning]) => !('command' in meaning && meaning.command === 'help'));
  const found = beyondHelp.length > 0 ? beyondHelp : within;
  const longest = Math.max(0, ...found.map(([phrase]) => phrase.length));
  const [meaning, ...others] = found.filter(([phrase]) => phrase.length === longest).map(([, its]) => its);
  return others.every((other) => JSON.stringify(other) === JSON.stringify(meaning)) ? meaning : undefined;
}
