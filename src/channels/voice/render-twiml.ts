import type { Line } from '../../calls/lines.ts';
import type { Language } from '../../dialogue/language.ts';
import type { Output, Question } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import type { Spoken } from '../../prompts/spoken.ts';
import { remember } from './remember.ts';
import { toSsml } from './ssml.ts';
import { element, escapeXml } from './xml.ts';

export interface TwimlOptions {
  readonly catalogue: Catalogue;
  /** Gives voices and desk. Without one, as where nothing answers, a call cannot go to a desk and ends. */
  readonly line?: Line;
  /** Where the next turn is taken. Without one, the call ends after the desk. */
  readonly turnUrl?: string;
}

const locales = { en: 'en-US', es: 'es-US' } as const satisfies Record<Language, string>;
const defaultVoices: Line['voices'] = { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' };
const gatherTimeoutSeconds = 10;
const dialTimeoutSeconds = 30;

/** An output as TwiML, the language in which the carrier is told what to do. */
export function renderTwiml(output: Output, options: TwimlOptions): string {
  const voices = options.line?.voices ?? defaultVoices;
  const said = options.catalogue.speak(output).map((spoken) => say(spoken, voices));
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, renderNext(output, said.join(''), options))}`;
}

function renderNext({ language, next }: Output, said: string, options: TwimlOptions): string {
  switch (next.kind) {
    case 'ask':
      return gather(next.question, language, said, options);
    case 'transfer':
      return said + dial(options) + element('Hangup');
    case 'hang-up':
      return said + element('Hangup');
  }
}

function say(spoken: Spoken, voices: Line['voices']): string {
  return element('Say', { voice: voices[spoken.language], language: locales[spoken.language] }, toSsml(spoken));
}

/** Silence comes back to the same URL to be counted: by `actionOnEmptyResult`, or by the redirect where a carrier lacks that. */
function gather(
  question: Question,
  language: Language,
  said: string,
  { catalogue, turnUrl = '' }: TwimlOptions,
): string {
  const isChoice = question.kind === 'choice';
  const bySpeech = isChoice || !question.secret;
  const attributes = {
    action: turnUrl,
    method: 'POST',
    input: bySpeech ? 'dtmf speech' : 'dtmf',
    ...(bySpeech && listenIn(language, catalogue.hints(language, question))),
    timeout: gatherTimeoutSeconds,
    // One more than the longest entry, so that its `#` ends it and is not left for the next question.
    numDigits: isChoice ? 1 : question.maxDigits + 1,
    // Without a finishing key, `#` reaches a menu as a key of its own.
    finishOnKey: isChoice ? '' : '#',
    actionOnEmptyResult: 'true',
  };
  return element('Gather', attributes, said) + element('Redirect', { method: 'POST' }, escapeXml(turnUrl));
}

function listenIn(language: Language, hints: readonly string[]) {
  return { language: locales[language], hints: joinHints(hints) || undefined, speechTimeout: 'auto' };
}

const joinHints = remember((hints: readonly string[]) => hints.map((hint) => hint.replaceAll(',', ' ')).join(','));

function dial({ line, turnUrl }: TwimlOptions): string {
  if (!line) return '';
  const attributes = { action: turnUrl, method: 'POST', timeout: dialTimeoutSeconds };
  return element('Dial', attributes, element('Number', {}, escapeXml(line.desk)));
}
