import type { Hold, Output, WordedQuestion } from '../../dialogue/output.ts';
import { oncePerObject } from '../../prompts/once-per-object.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { locales } from '../../twilio/locales.ts';
import { redirect } from '../../twilio/twiml.ts';
import { attributes, element, escapeXml, tagged } from '../../twilio/xml.ts';

/** A question on its way to the carrier. */
export interface SpokenQuestion extends Pick<Output, 'language' | 'pace'> {
  readonly question: WordedQuestion;
  readonly hold?: Hold | undefined;
  /** URL of the music while a caller waits. Not played at relay pace. */
  readonly music?: string | undefined;
  /** Everything said before the answer, as markup, and its length. */
  readonly said: string;
  readonly saidSeconds: () => number;
  readonly catalogue: Pick<Catalogue, 'hints'>;
  readonly turnUrl: string;
  /** The carrier tells here of each recording once it can be fetched; undefined where nobody fetches any. */
  readonly recordedUrl?: string | undefined;
}

const firstKeySeconds = 10;
const pauseSeconds = 60;
/** While a caller waits at the desk, the queue is looked at this often. */
const queueCheckSeconds = 20;
/** A silence this long ends a message. */
const endSeconds = 5;

/** A question as TwiML. Silence returns to the same URL: by `actionOnEmptyResult`, or by the redirect where a carrier lacks it. */
export function renderQuestion(asked: SpokenQuestion): string {
  const { question, turnUrl } = asked;
  const answer = question.kind === 'recording' ? record(asked, question.maxSeconds) : gather(asked);
  return answer + redirect(turnUrl);
}

function gather(asked: SpokenQuestion): string {
  const { question, said, turnUrl } = asked;
  const bySpeech = takesSpeech(asked);
  const answer = attributes({ action: turnUrl, method: 'POST', input: bySpeech ? 'dtmf speech' : 'dtmf' });
  const listening = bySpeech ? listenIn(asked) : '';
  const keys = attributes({ timeout: waitSeconds(asked), ...keysOf(question), actionOnEmptyResult: 'true' });
  return tagged('Gather', answer + listening + keys, said + playMusic(asked));
}

function playMusic({ hold, music, pace }: SpokenQuestion): string {
  return hold && music !== undefined && pace === 'standard' ? element('Play', {}, escapeXml(music)) : '';
}

/**
 * No speech at a secret question: some callers would say their PIN, and the carrier keeps what it recognises. None at a quiet hold: only the
 * room would be heard. At relay pace callers are heard too: many who asked for more time speak.
 */
function takesSpeech({ question, hold }: SpokenQuestion): boolean {
  if (question.kind === 'pause' || hold?.quiet) return false;
  return question.kind !== 'digits' || !question.secret;
}

function listenIn({ language, question, catalogue }: SpokenQuestion): string {
  const hints = joinHints(catalogue.hints(language, question));
  return `${attributes({ language: locales[language] })}${hints}${attributes({ speechTimeout: 'auto' })}`;
}

/** Hints are two thousand characters and more, and the same each time that a question is asked. */
const joinHints = oncePerObject((hints: readonly string[]) =>
  attributes({ hints: hints.map((hint) => hint.replaceAll(',', ' ')).join(',') || undefined }),
);

function keysOf(question: WordedQuestion) {
  // One more than the longest entry: its `#` ends it and is not left for the next question.
  if (question.kind === 'digits') return { numDigits: question.maxDigits + 1, finishOnKey: '#' };
  // Without a finishing key, `#` reaches a menu as a key of its own.
  return { numDigits: 1, finishOnKey: '' };
}

/**
 * How long a silence counts as no answer. The carrier has one timeout for the first key and between keys, so this is the longer one. At
 * relay pace an operator first types what was said, at less than half the speed, and then the caller types the answer.
 */
function waitSeconds(asked: SpokenQuestion): number {
  const { question, hold, pace, saidSeconds } = asked;
  if (question.kind === 'pause') return pauseSeconds;
  // Music fills the wait.
  if (hold) return playMusic(asked) === '' ? queueCheckSeconds : 1;
  return pace === 'relay' ? Math.max(60, Math.ceil(2 * saidSeconds() + 30)) : firstKeySeconds;
}

/**
 * A Record verb takes no keys while the prompt is said. A Gather does, and falls through to Record where none is pressed. `#` and silence
 * end a message; so do 0 and `*`, which mean the same everywhere. At relay pace the wait for the first word is added to the length.
 */
function record(asked: SpokenQuestion, maxSeconds: number): string {
  const { question, said, turnUrl, pace, recordedUrl } = asked;
  const action = { action: turnUrl, method: 'POST' };
  const wait = pace === 'relay' ? waitSeconds(asked) : 0;
  const recorder = {
    ...action,
    maxLength: maxSeconds + wait,
    finishOnKey: '0*#',
    playBeep: 'true',
    timeout: Math.max(endSeconds, wait),
    trim: 'trim-silence',
    ...(recordedUrl !== undefined && tellOf(recordedUrl)),
  };
  const prompt = { ...action, input: 'dtmf', timeout: 1, ...keysOf(question) };
  return element('Gather', prompt, said) + element('Record', recorder);
}

function tellOf(url: string) {
  return {
    recordingStatusCallback: url,
    recordingStatusCallbackMethod: 'POST',
    recordingStatusCallbackEvent: 'completed absent',
  };
}
