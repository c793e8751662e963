import { locales } from '../../twilio/locales.ts';
import { dial, writeTwiml } from '../../twilio/twiml.ts';
import { element, escapeXml } from '../../twilio/xml.ts';
import type { Line } from '../../lines/line.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import type { Spoken } from '../../prompts/spoken.ts';
import { oncePerObject } from './once-per-object.ts';
import { renderQuestion } from './render-question.ts';
import { speechSeconds } from './speech-seconds.ts';
import { splitSpoken } from './split-spoken.ts';
import { toSsml } from './ssml.ts';

export interface TwimlOptions {
  readonly catalogue: Catalogue;
  /** Gives voices and desk. Without one, as where nothing answers, a call cannot go to a desk and ends. */
  readonly line?: Line;
  /** The number shown to the desk where the caller's own is withheld: carriers refuse calls without one. */
  readonly callerId?: string | undefined;
  /** Where the next turn is taken. Without one, the call ends after the desk. */
  readonly turnUrl?: string;
  /** A recording for callers with a text telephone, played when all is said: whoever listens need not wait for it. */
  readonly ttyGreeting?: string | undefined;
  /** Lets somebody listen for a text telephone, as markup. */
  readonly listener?: string | undefined;
  /** What is said to the desk of the caller before the two are connected: the address of a document. */
  readonly introductionUrl?: string | undefined;
}

const defaultVoices: Line['voices'] = { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' };

/** An output as TwiML, the language in which the carrier is told what to do. */
export function renderTwiml(output: Output, options: TwimlOptions): string {
  return writeTwiml((options.listener ?? '') + renderOutput(output, options));
}

function renderOutput(output: Output, options: TwimlOptions): string {
  const { language, pace, next } = output;
  const { catalogue, turnUrl = '' } = options;
  const { said: words, saidSeconds } = speak(output, options);
  const said = words + playGreeting(options);
  switch (next.kind) {
    case 'ask': {
      const { question, hold } = next;
      const music = options.line?.desk[language].music;
      return renderQuestion({ language, pace, question, hold, music, said, saidSeconds, catalogue, turnUrl });
    }
    case 'wait':
      return said + element('Redirect', { method: 'POST' }, escapeXml(turnUrl));
    case 'transfer':
      return said + dialDesk(options, output) + element('Hangup');
    case 'hang-up':
      return said + element('Hangup');
  }
}

/** What is told, and nothing else, as markup. */
export function renderSaid(output: Output, options: TwimlOptions): string {
  return speak(output, options).said;
}

/** All that is said, with the recording between what is told and what is asked. Without a recording the two flow into one. */
function speak(output: Output, { catalogue, line }: TwimlOptions): { said: string; saidSeconds: () => number } {
  const voices = line?.voices ?? defaultVoices;
  const { recording } = output;
  if (recording === undefined) {
    const spoken = catalogue.speak(output);
    return { said: sayWith(voices)(spoken), saidSeconds: () => speechSeconds(spoken) };
  }
  const told = catalogue.speak({ ...output, next: { kind: 'hang-up' } });
  const asked = catalogue.speak({ ...output, told: [] });
  const said = sayWith(voices)(told) + element('Play', {}, escapeXml(recording)) + sayWith(voices)(asked);
  return { said, saidSeconds: () => speechSeconds([...told, ...asked]) };
}

/** What has no values in it is the same every time it is said. */
const sayWith = oncePerObject((voices: Line['voices']) =>
  oncePerObject((spoken: readonly Spoken[]) => say(spoken, voices)),
);

function say(spoken: readonly Spoken[], voices: Line['voices']): string {
  return spoken
    .flatMap(splitSpoken)
    .map((piece) => {
      const attributes = { voice: voices[piece.language], language: locales[piece.language] };
      return element('Say', attributes, toSsml(piece));
    })
    .join('');
}

function playGreeting({ ttyGreeting }: TwimlOptions): string {
  return ttyGreeting === undefined ? '' : element('Play', {}, escapeXml(ttyGreeting));
}

function dialDesk(options: TwimlOptions, { language, pace }: Pick<Output, 'language' | 'pace'>): string {
  const { line, turnUrl, callerId, introductionUrl } = options;
  if (!line) return '';
  const whisper = introductionUrl && `${introductionUrl}?language=${language}&pace=${pace}`;
  return dial({ number: line.desk[language].number, action: turnUrl, callerId, whisper });
}
