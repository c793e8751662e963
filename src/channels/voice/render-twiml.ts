import type { Line } from '../../calls/lines.ts';
import type { Output } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import type { Spoken } from '../../prompts/spoken.ts';
import { locales } from './locales.ts';
import { remember } from './remember.ts';
import { renderQuestion } from './render-question.ts';
import { speechSeconds } from './speech-seconds.ts';
import { splitSpoken } from './split-spoken.ts';
import { toSsml } from './ssml.ts';
import { element, escapeXml } from './xml.ts';

export interface TwimlOptions {
  readonly catalogue: Catalogue;
  /** Gives voices and desk. Without one, as where nothing answers, a call cannot go to a desk and ends. */
  readonly line?: Line;
  /** The number shown to the desk where the caller's own is withheld: carriers refuse calls without one. */
  readonly callerId?: string | undefined;
  /** Where the next turn is taken. Without one, the call ends after the desk. */
  readonly turnUrl?: string;
}

const defaultVoices: Line['voices'] = { en: 'Polly.Joanna-Neural', es: 'Polly.Lupe-Neural' };
const dialTimeoutSeconds = 30;

/** An output as TwiML, the language in which the carrier is told what to do. */
export function renderTwiml(output: Output, options: TwimlOptions): string {
  return `<?xml version="1.0" encoding="UTF-8"?>${element('Response', {}, renderOutput(output, options))}`;
}

function renderOutput(output: Output, options: TwimlOptions): string {
  const { language, pace, next } = output;
  const { catalogue, turnUrl = '' } = options;
  const { said, saidSeconds } = speak(output, options);
  switch (next.kind) {
    case 'ask':
      return renderQuestion({ language, pace, question: next.question, said, saidSeconds, catalogue, turnUrl });
    case 'wait':
      return said + element('Redirect', { method: 'POST' }, escapeXml(turnUrl));
    case 'transfer':
      return said + dial(options) + element('Hangup');
    case 'hang-up':
      return said + element('Hangup');
  }
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
const sayWith = remember((voices: Line['voices']) => remember((spoken: readonly Spoken[]) => say(spoken, voices)));

function say(spoken: readonly Spoken[], voices: Line['voices']): string {
  return spoken
    .flatMap(splitSpoken)
    .map((piece) => {
      const attributes = { voice: voices[piece.language], language: locales[piece.language] };
      return element('Say', attributes, toSsml(piece));
    })
    .join('');
}

function dial({ line, turnUrl, callerId }: TwimlOptions): string {
  if (!line) return '';
  const attributes = { action: turnUrl, method: 'POST', timeout: dialTimeoutSeconds, callerId };
  return element('Dial', attributes, element('Number', {}, escapeXml(line.desk)));
}
