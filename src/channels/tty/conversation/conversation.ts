import type { CallerInput } from '../../../dialogue/caller-input.ts';
import type { Hold, Next, Output, WordedQuestion } from '../../../dialogue/output.ts';
import { queueCheckMs, keyPauseMs, silenceMs, waitBehind } from './expect-more.ts';
import { findEnding } from '../../../typed/find-ending.ts';
import { typeOn } from '../../../typed/edit-typed-text.ts';
import { readEntry, readTypedDigits } from '../../../typed/read-entry.ts';
import { type TtyWords, writePages } from './script.ts';
import { shiftTwins } from './shift-twins.ts';
import { takeKeys } from './take-keys.ts';

/**
 * Where a conversation on a text telephone stands: a turn is taken, the system types, or the caller does. Only one side types at a
 * time (half duplex), the system first.
 */
export interface Conversation {
  readonly phase: 'working' | 'typing' | 'listening' | 'over';
  readonly output?: Output;
  /** What is still to be typed of the output. */
  readonly pages: readonly string[];
  /** What the caller has entered in this turn. */
  readonly text: string;
  readonly keys: string;
  /** Answers missed in a row. */
  readonly misses: number;
  /** Whether too many missed answers took the call to a person, and nothing was typed since. */
  readonly gaveUp: boolean;
  /** When the event `late` is due, unless another comes before. */
  readonly deadlineMs: number;
}

export type ConversationEvent =
  /** The turn was taken. */
  | { readonly kind: 'answered'; readonly output: Output }
  /** Typing was heard; '\b' is a backspace. */
  | { readonly kind: 'heard'; readonly text: string }
  /** A key of the telephone: 0–9, `*` or `#`. */
  | { readonly kind: 'key'; readonly key: string }
  /** All that was to be typed is on the caller's display. */
  | { readonly kind: 'typed' }
  /** The deadline is over. */
  | { readonly kind: 'late' }
  | { readonly kind: 'hung-up' };

export type TtyAction =
  | { readonly kind: 'type'; readonly text: string }
  /** Typing stops where it is. */
  | { readonly kind: 'hush' }
  | { readonly kind: 'take'; readonly input: CallerInput }
  /** The stream is over; the call goes on as it was saved. */
  | { readonly kind: 'leave' };

export type ConversationStep = readonly [conversation: Conversation, actions: readonly TtyAction[]];

/**
 * A long turn types a notice, and types it again from time to time: an idle display shows nothing. A turn that is answered sooner
 * needs none: typing it takes longer.
 */
const [firstNoticeMs, nextNoticeMs] = [250, 25_000];

/** A question is put again this many times; then the call goes to a person. */
const mostMisses = 3;

/** Begins a conversation by asking where the call stands. Pure, like `step`. */
export function open(nowMs: number): ConversationStep {
  const nothing = { pages: [], text: '', keys: '', misses: 0, gaveUp: false };
  return work({ phase: 'working', ...nothing, deadlineMs: 0 }, { kind: 'silence' }, nowMs);
}

/** The conversation after an event, and what to do. `nowMs` is the time of the sound clock. */
export function step(now: Conversation, event: ConversationEvent, nowMs: number, words: TtyWords): ConversationStep {
  if (now.phase === 'over') return [now, []];
  switch (event.kind) {
    case 'answered':
      return answer(now, event.output, nowMs, words);
    case 'heard':
      return now.phase === 'listening' ? hear(now, event.text, nowMs) : [now, []];
    case 'key':
      return press(now, event.key, nowMs);
    case 'typed':
      return now.phase === 'typing' ? listen(now, nowMs) : [now, []];
    case 'late':
      return expire(now, nowMs, words);
    case 'hung-up':
      return hangUp(now, nowMs);
  }
}

function answer(now: Conversation, output: Output, nowMs: number, words: TtyWords): ConversationStep {
  const { next } = output;
  // Typing is slow: a call that was moved from a voice line changes to relay pace.
  if (output.pace === 'standard') return work(now, { kind: 'command', command: 'more-time' }, nowMs);
  const misses = next.kind === 'ask' && isMiss(next) ? Math.max(now.misses + 1, next.misses) : 0;
  if (misses > mostMisses) return giveUp(now, nowMs);
  const pages = writePages(misses === mostMisses ? { ...output, next: warn(next) } : output, words);
  if (questionIn(output) && now.keys !== '') {
    return takePressed({ ...now, phase: 'listening', output, pages, misses }, nowMs);
  }
  // A caller in the queue is typed to only when there is something to tell.
  const nothing = next.kind === 'ask' && next.hold?.quiet && output.told.length === 0;
  if (nothing) return listen({ ...now, output, pages: [], misses, text: '' }, nowMs);
  return typePage({ ...now, output, pages, misses, text: '' });
}

/** The flow's own warning says what comes there, and stands alone. */
function warn(next: Next): Next {
  return next.kind === 'ask' ? { warning: 'last-try', ...next } : next;
}

function isMiss({ question, misses, missed }: Extract<Output['next'], { kind: 'ask' }>): boolean {
  return misses > 0 && missed !== undefined && question.kind !== 'pause';
}

/** Passes the call to a person. Ends it where that has failed and nothing was typed since. */
function giveUp(now: Conversation, nowMs: number): ConversationStep {
  const command = now.gaveUp ? 'goodbye' : 'agent';
  return work({ ...now, misses: 0, gaveUp: true }, { kind: 'command', command }, nowMs);
}

function typePage(now: Conversation): ConversationStep {
  const [text = '', ...pages] = now.pages;
  return [{ ...now, phase: 'typing', pages, text: '', deadlineMs: Infinity }, [{ kind: 'type', text }]];
}

/** Begins the caller's turn to type. At the end of the call, and before a card is taken, it leaves the stream instead. */
function listen(now: Conversation, nowMs: number): ConversationStep {
  if (now.pages.length === 0 && !questionOf(now)) return [{ ...now, phase: 'over' }, [{ kind: 'leave' }]];
  return [{ ...now, phase: 'listening', deadlineMs: nowMs + (holdOf(now) ? queueCheckMs : silenceMs) }, []];
}

function hear(now: Conversation, typed: string, nowMs: number): ConversationStep {
  const text = typeOn(now.text, typed);
  // A number may begin with keys and end with typing.
  const waitMs = waitBehind(now.keys + text, questionOf(now) ?? anything);
  return [{ ...now, text, gaveUp: false, deadlineMs: nowMs + waitMs }, []];
}

/** Keys interrupt our typing. Keys pressed while a turn is taken answer the next question. */
function press(now: Conversation, key: string, nowMs: number): ConversationStep {
  const pressed = { ...now, keys: (enteredDigits(now) + key).slice(-64), text: '' };
  if (now.phase === 'working' || !questionOf(now)) return [pressed, []];
  const [next, actions] = takePressed({ ...pressed, phase: 'listening' }, nowMs);
  return [next, now.phase === 'typing' ? [{ kind: 'hush' }, ...actions] : actions];
}

/** The digits of a number as pressed, then as typed. Other typing beside keys does not count. */
function enteredDigits(now: Conversation): string {
  return now.keys + readTypedDigits(now.text, questionOf(now) ?? anything, shiftTwins);
}

function takePressed(now: Conversation, nowMs: number): ConversationStep {
  const taken = takeKeys(now.keys, questionOf(now) ?? anything);
  if (!taken) return [{ ...now, deadlineMs: nowMs + keyPauseMs }, []];
  return work({ ...now, keys: taken.rest }, { kind: 'keys', keys: taken.keys }, nowMs);
}

function expire(now: Conversation, nowMs: number, words: TtyWords): ConversationStep {
  if (now.phase === 'working') {
    const { hold } = words.signs(now.output?.language ?? 'en');
    return [{ ...now, deadlineMs: nowMs + nextNoticeMs }, [{ kind: 'type', text: hold }]];
  }
  return now.phase === 'listening' ? finishTurn(now, nowMs, words) : [now, []];
}

/** Ends the caller's turn. An answer before the last page skips the other pages; without one, the next page is typed. */
function finishTurn(now: Conversation, nowMs: number, words: TtyWords): ConversationStep {
  const { output, keys, text } = now;
  const question = questionOf(now) ?? anything;
  if (keys !== '') return work({ ...now, keys: '' }, { kind: 'keys', keys: enteredDigits(now) }, nowMs);
  const language = output?.language ?? 'en';
  const labels = question.kind === 'choice' ? words.labels(language, question) : new Map<string, string>();
  const input = readEntry(text, {
    question,
    language,
    labels,
    vocabulary: words.vocabulary(language, question),
    hearings: words.hearings(language, question),
    twins: shiftTwins,
  });
  if (now.pages.length > 0 && (!questionOf(now) || asksForMore(input))) return typePage(now);
  return work(now, input, nowMs);
}

function asksForMore(input: CallerInput): boolean {
  return input.kind === 'silence' || (input.kind === 'speech' && /^(?:more|mas)$/u.test(input.text));
}

/** Hanging up while typing a message sends it. */
function hangUp(now: Conversation, nowMs: number): ConversationStep {
  const over: Conversation = { ...now, phase: 'over' };
  const { body: text } = findEnding(now.text);
  if (now.phase !== 'listening' || questionOf(now)?.kind !== 'recording' || text === '') return [over, []];
  const [, actions] = work(now, { kind: 'typed', text, hungUp: true }, nowMs);
  return [over, actions];
}

function work(now: Conversation, input: CallerInput, nowMs: number): ConversationStep {
  const working: Conversation = { ...now, phase: 'working', pages: [], text: '', deadlineMs: nowMs + firstNoticeMs };
  return [working, [{ kind: 'take', input }]];
}

/** What is asked between the pages of an ending: nothing but "go ahead". */
const anything: WordedQuestion = { kind: 'pause', prompt: '' };

function holdOf({ output }: Conversation): Hold | undefined {
  return output?.next.kind === 'ask' ? output.next.hold : undefined;
}

function questionOf({ output }: Conversation): WordedQuestion | undefined {
  return output && questionIn(output);
}

/** What the caller answers in typing, or by keys: a card is taken off the stream. */
function questionIn({ next }: Output): WordedQuestion | undefined {
  return next.kind === 'ask' && next.question.kind !== 'card' ? next.question : undefined;
}
