import type { CallerInput } from '../../dialogue/caller-input.ts';
import type { ChoiceQuestion, Output, Question } from '../../dialogue/output.ts';
import type { Prompts } from '../../prompts/prompts.ts';
import type { Language } from '../../text/language.ts';
import { normalise } from '../../text/normalise.ts';
import { readEntry } from '../../typed/read-entry.ts';
import { understand } from '../../understanding/understand.ts';

/** What is read of a text: more is no answer to a question. */
const mostRead = 320;

const unchanged = (text: string) => text;
const noTwins = { toLetters: unchanged, toFigures: unchanged };

/** A picture says something too. */
const nonsense = { kind: 'speech', text: '?' } as const;

const farewell =
  /^(?:(?:ok|okay|vale|bueno|no|all set|great|perfecto) )?(?:thanks?(?: (?:you|u|so much|a lot))*|ty|thx|(?:muchas |mil )?gracias)$|^(?:ok|okay|vale)$/u;

/** Reads texts as answers to open questions: as on a text telephone, without its shifts. */
export function createReadWritten(prompts: Prompts) {
  return { read, isUnderstood, namesTopic };

  /** There is no time limit in writing, so that nobody asks for more. */
  function read(text: string, question: Question, language: Language): CallerInput {
    const input = readWritten(text, question, language);
    return asksForTime(input, question, language) ? nonsense : input;
  }

  function readWritten(text: string, question: Question, language: Language): CallerInput {
    const written = toRead(text);
    if (/^[*#\d]$/u.test(written)) return { kind: 'keys', keys: written };
    if (asksForMore(written)) return { kind: 'command', command: 'repeat' };
    if (farewell.test(written)) return { kind: 'command', command: 'goodbye' };
    if (written === '') return nonsense;
    const words = prompts.current();
    return readEntry(written.toUpperCase(), {
      question,
      language,
      labels: question.kind === 'choice' ? words.labels(language, question) : new Map(),
      vocabulary: words.vocabulary(language, question),
      hearings: words.hearings(language, question),
      twins: noTwins,
    });
  }

  function asksForTime(input: CallerInput, question: Question, language: Language): boolean {
    if (input.kind === 'keys') return input.keys === '8' && question.kind !== 'digits' && !offers(question, '8');
    if (input.kind === 'command') return input.command === 'more-time';
    if (input.kind !== 'speech') return false;
    const understood = understand(input, prompts.current().hearings(language, question));
    return 'command' in understood && understood.command === 'more-time';
  }

  function isUnderstood(input: CallerInput, question: Question, language: Language): boolean {
    if (input.kind === 'silence') return false;
    return input.kind !== 'speech' || means(input.text, question, language);
  }

  /** Whether a text that answers a question for a place names no place, but a topic of the menu. */
  function namesTopic(text: string, { next, language }: Output, menu: ChoiceQuestion): boolean {
    if (next.kind !== 'ask' || next.question.kind !== 'digits' || /\d/u.test(text)) return false;
    const written = toRead(text);
    // A word may be the first letters of a place.
    const isWord = !written.includes(' ') && !prompts.current().vocabulary(language, menu).has(written);
    return !isWord && !means(written, next.question, language) && means(written, menu, language);
  }

  function means(text: string, question: Question, language: Language): boolean {
    return !('answer' in understand({ text }, prompts.current().hearings(language, question)));
  }
}

function offers(question: Question, key: string): boolean {
  return question.kind === 'pick' && question.items.length >= Number(key);
}

/** Whether a text wants the next page. */
export function asksForMore(text: string): boolean {
  return /^(?:more|mas|next|siguiente)$/u.test(normalise(text));
}

function toRead(text: string): string {
  return normalise(text.slice(0, mostRead));
}
