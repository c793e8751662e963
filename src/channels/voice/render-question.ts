import type { Hold, Output, Question } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { locales } from '../../twilio/locales.ts';
import { oncePerObject } from './once-per-object.ts';
import { element, escapeXml } from '../../twilio/xml.ts';

/** A question on its way to the carrier. */
export interface SpokenQuestion extends Pick<Output, 'language' | 'pace'> {
  readonly question: Question;
  readonly hold?: Hold | undefined;
  /** The address of what is played while a caller waits; nothing where somebody reads. */
  readonly music?: string | undefined;
  /** All that is said before an answer is awaited, as markup, and how long that takes. */
  readonly said: string;
  readonly saidSeconds: () => number;
  readonly catalogue: Pick<Catalogue, 'hints'>;
  readonly turnUrl: string;
}

const firstKeySeconds = 10;
const pauseSeconds = 60;
/** So often the line at the desk is looked at. */
const holdSeconds = 20;
/** A message is over after so long a silence. */
const endSeconds = 5;

/** A question as TwiML. Silence comes back to the same URL to be counted: by `actionOnEmptyResult`, or by the redirect where a carrier lacks that. */
export function renderQuestion(asked: SpokenQuestion): string {
  const { question, turnUrl } = asked;
  const answer = question.kind === 'recording' ? record(asked, question.maxSeconds) : gather(asked);
  return answer + element('Redirect', { method: 'POST' }, escapeXml(turnUrl));
}

function gather(asked: SpokenQuestion): string {
  const { question, said, turnUrl } = asked;
  const bySpeech = takesSpeech(asked);
  const attributes = {
    action: turnUrl,
    method: 'POST',
    input: bySpeech ? 'dtmf speech' : 'dtmf',
    ...(bySpeech && listenIn(asked)),
    timeout: waitSeconds(asked),
    ...keysOf(question),
    actionOnEmptyResult: 'true',
  };
  return element('Gather', attributes, said + playMusic(asked));
}

function playMusic({ hold, music, pace }: SpokenQuestion): string {
  return hold && music !== undefined && pace === 'standard' ? element('Play', {}, escapeXml(music)) : '';
}

/**
 * At a secret question nobody is listened to, not even for "I don't have a PIN", as some would say their PIN, and the carrier keeps what
 * it recognises: `*` says the same. Whoever uses a relay service has somebody else speak for them. Of whoever waits in silence only the
 * room would be heard.
 */
function takesSpeech({ question, pace, hold }: SpokenQuestion): boolean {
  if (pace === 'relay' || question.kind === 'pause' || hold?.quiet) return false;
  return question.kind !== 'digits' || !question.secret;
}

function listenIn({ language, question, catalogue }: SpokenQuestion) {
  const hints = joinHints(catalogue.hints(language, question));
  return { language: locales[language], hints: hints || undefined, speechTimeout: 'auto' };
}

const joinHints = oncePerObject((hints: readonly string[]) => hints.map((hint) => hint.replaceAll(',', ' ')).join(','));

function keysOf(question: Question) {
  // One more than the longest entry, so that its `#` ends it and is not left for the next question.
  if (question.kind === 'digits') return { numDigits: question.maxDigits + 1, finishOnKey: '#' };
  // Without a finishing key, `#` reaches a menu as a key of its own.
  return { numDigits: 1, finishOnKey: '' };
}

/**
 * How long silence may last before it counts as no answer. The carrier has one time for the first key and between keys, so it is the
 * longer of the two. At relay pace an operator types what was said, less than half as fast, and then the caller types the answer.
 */
function waitSeconds(asked: SpokenQuestion): number {
  const { question, hold, pace, saidSeconds } = asked;
  if (question.kind === 'pause') return pauseSeconds;
  // The music is the wait.
  if (hold) return playMusic(asked) === '' ? holdSeconds : 1;
  return pace === 'relay' ? Math.max(60, Math.ceil(2 * saidSeconds() + 30)) : firstKeySeconds;
}

/**
 * A recorder takes no keys while the prompt is said. A Gather does, and falls through to the recorder where none is pressed. A message
 * ends with `#` or silence; 0 and `*` end it too, to do what they do everywhere. At relay pace the wait for the first word is not
 * taken off the message.
 */
function record(asked: SpokenQuestion, maxSeconds: number): string {
  const { question, said, turnUrl, pace } = asked;
  const action = { action: turnUrl, method: 'POST' };
  const wait = pace === 'relay' ? waitSeconds(asked) : 0;
  const recorder = {
    ...action,
    maxLength: maxSeconds + wait,
    finishOnKey: '0*#',
    playBeep: 'true',
    timeout: Math.max(endSeconds, wait),
    trim: 'trim-silence',
  };
  const prompt = { ...action, input: 'dtmf', timeout: 1, ...keysOf(question) };
  return element('Gather', prompt, said) + element('Record', recorder);
}
