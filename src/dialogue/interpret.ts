import { asksForPlace } from './asks-for-place.ts';
import type { CallerInput } from './caller-input.ts';
import { commandKeys, isCommandKey } from './command-keys.ts';
import type { CallerEvent } from './event.ts';
import type { ChoiceQuestion, DigitsQuestion, Next, PickQuestion, Question, WordedQuestion } from './output.ts';
import type { Understood } from './understood.ts';

type Spoken = Extract<CallerInput, { kind: 'speech' }>;

/** What an input means at the open question; `understand` says what words mean there. Pure. */
export function interpret(input: CallerInput, next: Next, understand: (said: Spoken) => Understood): CallerEvent {
  if (input.kind === 'returned') return { type: input.result };
  if (next.kind !== 'ask') return { type: 'repeat' };
  if (input.kind === 'charged') return readCharge(input, next.question);
  if (next.question.kind === 'card') return { type: 'charged', outcome: 'unknown' };
  switch (input.kind) {
    case 'silence':
    case 'waiting':
      return { type: 'no-input' };
    case 'keys':
      return next.afterEntry && input.keys === '#'
        ? ignoreHash(next.question)
        : interpretKeys(input.keys, next.question);
    case 'speech':
      return input.text === '' ? { type: 'no-input' } : interpretWords(understand(input), next.question);
    case 'command':
      return { type: input.command };
    case 'recorded':
    case 'typed':
      return interpretMessage(input, next.question);
  }
}

/** A result that comes where no card is asked for settles the payment beside the call, and moves nothing here. */
function readCharge(
  { outcome, charge, kept }: Extract<CallerInput, { kind: 'charged' }>,
  { kind }: Question,
): CallerEvent {
  if (kind !== 'card') return { type: 'repeat' };
  return { type: 'charged', outcome, ...(charge !== undefined && { charge }), ...(kept && { kept }) };
}

/** The question is asked again, for the key has cut it short. Quiet stays quiet. */
function ignoreHash({ kind }: WordedQuestion): CallerEvent {
  return { type: kind === 'pause' ? 'no-input' : 'repeat' };
}

type Message = Extract<CallerInput, { kind: 'recorded' | 'typed' }>;

function interpretMessage(message: Message, question: WordedQuestion): CallerEvent {
  if (question.kind !== 'recording') return { type: 'no-match' };
  const { hungUp } = message;
  if (message.kind === 'typed') return { type: 'typed', text: message.text, hungUp };
  const { recording, wantsAgent = false } = message;
  return { type: 'recorded', recording, hungUp, ...(wantsAgent && { wantsAgent }) };
}

function interpretKeys(keys: string, question: WordedQuestion): CallerEvent {
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
  if (isComplete(digits, question)) return enter(digits, question);
  // 8 and 9 mean what they mean at menus, except where a single digit may be an attempt at an answer.
  return question.minDigits > 1 ? interpretCommandKey(digits) : { type: 'no-match' };
}

/** Of an extended ZIP code, which has nine digits, the first five say where it is. */
function enter(digits: string, question: DigitsQuestion): CallerEvent {
  return { type: 'entered', digits: asksForPlace(question) && /^\d{9}$/.test(digits) ? digits.slice(0, 5) : digits };
}

function isComplete(digits: string, { minDigits, maxDigits }: DigitsQuestion): boolean {
  return /^\d+$/.test(digits) && digits.length >= minDigits && digits.length <= maxDigits;
}

/** What was understood, as what the caller did. A number is judged as if it had been keyed in; a key as if it had been pressed. */
function interpretWords(understood: Understood, question: WordedQuestion): CallerEvent {
  if ('answer' in understood) return { type: 'no-match' };
  if ('option' in understood) return { type: `choose.${understood.option}` };
  if ('command' in understood) return { type: understood.command };
  if ('errand' in understood) return { type: 'errand', ...understood };
  if ('either' in understood) return { type: 'either', errands: understood.either };
  if ('position' in understood) return { type: 'picked', position: understood.position };
  if ('digits' in understood) return { type: 'entered', digits: understood.digits };
  if ('key' in understood) return interpretKeys(understood.key, question);
  return interpretNumber(understood.number, question);
}

function interpretNumber(digits: string, question: WordedQuestion): CallerEvent {
  if (digits === '0') return { type: 'agent' };
  return question.kind === 'digits' && isComplete(digits, question) ? enter(digits, question) : { type: 'no-match' };
}
