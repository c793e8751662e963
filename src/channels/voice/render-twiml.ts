import { locales } from '../../twilio/locales.ts';
import { dial, redirect, writeTwiml } from '../../twilio/twiml.ts';
import { element, escapeXml } from '../../twilio/xml.ts';
import { carrierVoices, usualVoices } from '../../lines/carrier-voices.ts';
import type { Line } from '../../lines/line.ts';
import type { CardStatement } from '../../dialogue/card-statements.ts';
import type { CardQuestion, Output } from '../../dialogue/output.ts';
import type { Catalogue } from '../../prompts/prompts.ts';
import { oncePerObject } from '../../prompts/once-per-object.ts';
import type { Spoken } from '../../prompts/spoken.ts';
import { renderCard } from './render-card.ts';
import { renderQuestion } from './render-question.ts';
import { speechSeconds } from './speech-seconds.ts';
import { splitSpoken } from './split-spoken.ts';
import { toSsml } from './ssml.ts';

export interface TwimlOptions {
  readonly catalogue: Catalogue;
  /** Gives voices and desk. Without a line a transfer ends the call. */
  readonly line?: Line;
  /** The number shown to the desk where the caller's own is withheld: carriers refuse calls without one. */
  readonly callerId?: string | undefined;
  /** URL of the next turn. Without it the call ends after the desk. */
  readonly turnUrl?: string;
  /** URL where the carrier tells of recordings; undefined where nobody fetches any. */
  readonly recordedUrl?: string | undefined;
  /** URL where the carrier tells of each step while it takes a card. */
  readonly cardStatusUrl?: string | undefined;
  /** URL of a recording for callers with a text telephone. It comes last: other callers need not wait for it. */
  readonly ttyGreeting?: string | undefined;
  /** Markup that starts listening for a text telephone. */
  readonly listener?: string | undefined;
  /** URL of the introduction that the desk hears before it is connected with the caller. */
  readonly introductionUrl?: string | undefined;
}

/** An output as TwiML. */
export function renderTwiml(output: Output, options: TwimlOptions): string {
  return writeTwiml((options.listener ?? '') + renderOutput(output, options));
}

function renderOutput(output: Output, options: TwimlOptions): string {
  const { language, pace, next } = output;
  const { catalogue, turnUrl = '', recordedUrl } = options;
  const { said: words, saidSeconds } = speak(
    isHeldInSilence(output, options) ? { ...output, told: stillWaiting } : output,
    options,
  );
  const said = words + playGreeting(options);
  switch (next.kind) {
    case 'ask': {
      const { question, hold } = next;
      if (question.kind === 'card') return askForCard(question, output, { ...options, said });
      const music = options.line?.desk[language].music;
      return renderQuestion({
        language,
        pace,
        question,
        hold,
        music,
        said,
        saidSeconds,
        catalogue,
        turnUrl,
        recordedUrl,
      });
    }
    case 'wait':
      return said + redirect(turnUrl);
    case 'transfer':
      return said + dialDesk(options, output) + element('Hangup');
    case 'hang-up':
      return said + element('Hangup');
  }
}

/** What the carrier says there has no answer of ours behind it, and no greeting. */
function askForCard(question: CardQuestion, output: Output, options: TwimlOptions & { readonly said: string }): string {
  const { said, turnUrl = '', cardStatusUrl: statusUrl = '' } = options;
  const { language, pace } = output;
  const sayPrompt = (prompt: CardStatement) =>
    renderSaid({ language, pace, told: [{ prompt }], next: { kind: 'hang-up' } }, options);
  const unheard = options.line?.channel === 'tty';
  return renderCard({ question, language, pace, said, sayPrompt, unheard, turnUrl, statusUrl });
}

const stillWaiting: Output['told'] = [{ prompt: 'still-waiting' }];

/** Callers hang up who hear nothing. At relay pace an operator would have to type each word. */
function isHeldInSilence({ language, pace, told, next }: Output, { line }: TwimlOptions): boolean {
  const isQuiet = next.kind === 'ask' && next.hold?.quiet === true && told.length === 0;
  return isQuiet && pace === 'standard' && line?.desk[language].music === undefined;
}

/** What an output says, as markup without an answer to it. */
export function renderSaid(output: Output, options: TwimlOptions): string {
  return speak(output, options).said;
}

/** Everything said. A recording is played between what is told and what is asked; without one the two are one text. */
function speak(output: Output, { catalogue, line }: TwimlOptions): { said: string; saidSeconds: () => number } {
  const voices = line?.voices ?? usualVoices;
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

/** Texts without slot values are the same object each time, so their markup is made once. */
const sayWith = oncePerObject((voices: Line['voices']) =>
  oncePerObject((spoken: readonly Spoken[]) => say(spoken, voices)),
);

function say(spoken: readonly Spoken[], voices: Line['voices']): string {
  return spoken
    .flatMap(splitSpoken)
    .map((piece) => {
      const voice = voices[piece.language];
      const attributes = { voice, language: carrierVoices.get(voice) ?? locales[piece.language] };
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
