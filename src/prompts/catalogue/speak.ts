import type { Language } from '../../text/language.ts';
import type { Next, Output, Pace, Told } from '../../dialogue/output.ts';
import { nameQuestion } from './name-question.ts';
import { pauseAfterSentences } from './pause-after-sentences.ts';
import { putQuestion } from './put-question.ts';
import type { Part, Spoken } from '../spoken.ts';
import { find, type Wordings } from './wording.ts';

/** The pause between sentences and between options. */
const pauseBetweenMs: Readonly<Record<Pace, number>> = { standard: 300, relay: 2000 };

type Ask = Extract<Next, { kind: 'ask' }>;

/** Creates the function that renders an output for voices. Outputs and questions without slot values are rendered once: flows have a limited number. */
export function createSpeak(wordings: Wordings): (output: Output) => readonly Spoken[] {
  const outputs = oncePerName(render, nameOutput);
  const questions = oncePerName(([language, ask]: [Language, Ask]) => putQuestion(wordings, language, ask), nameAsk);

  function render({ language, pace, told, next }: Output): readonly Spoken[] {
    const sentences = told.map((one) => tell(wordings, language, one));
    if (next.kind === 'ask' && !next.hold?.quiet) sentences.push(...put(language, next));
    const paced = pace === 'relay' ? sentences.map(pauseWithin) : sentences;
    return join(paced, { kind: 'pause', ms: pauseBetweenMs[pace] });
  }

  function put(language: Language, next: Ask): readonly Spoken[] {
    return isOfOneCall(next) ? putQuestion(wordings, language, next) : questions([language, next]);
  }

  return (output) => (hasSlots(output) ? render(output) : outputs(output));
}

function oncePerName<Given, Answer>(make: (given: Given) => Answer, name: (given: Given) => string) {
  const made = new Map<string, Answer>();
  return (given: Given): Answer => {
    const key = name(given);
    const answer = made.get(key) ?? make(given);
    made.set(key, answer);
    return answer;
  };
}

function hasSlots({ told, next }: Output): boolean {
  return told.some(({ slots }) => slots) || (next.kind === 'ask' && isOfOneCall(next));
}

/** No other call asks the same. */
function isOfOneCall({ question }: Ask): boolean {
  return question.kind === 'pick' || question.kind === 'card';
}

/** The same name for outputs that sound the same. */
function nameOutput({ language, pace, told, next }: Output): string {
  const sentences = told.map((one) => `${one.prompt} ${one.language}`);
  const asked = next.kind === 'ask' ? `${next.hold?.quiet} ${nameAsk([language, next])}` : '';
  return `${language} ${pace} ${asked} ${sentences.join(' ')}`;
}

function nameAsk([language, { question, misses, missed, warning }]: [Language, Ask]): string {
  return `${language} ${nameQuestion(question)} ${Math.min(misses, 2)} ${missed} ${warning}`;
}

function tell(wordings: Wordings, callLanguage: Language, { prompt, slots, language = callLanguage }: Told): Spoken {
  return { language, parts: find(find(wordings, language).statements, prompt)(slots) };
}

function pauseWithin({ language, parts }: Spoken): Spoken {
  return { language, parts: pauseAfterSentences(parts) };
}

/** Puts a pause between sentences, joins neighbours in one language, and drops empty ones. */
function join(sentences: readonly Spoken[], pauseBetween: Part): readonly Spoken[] {
  const joined: { language: Language; parts: Part[] }[] = [];
  for (const { language, parts } of sentences.filter((sentence) => sentence.parts.length > 0)) {
    const last = joined.at(-1);
    last?.parts.push(pauseBetween);
    if (last?.language === language) last.parts.push(...parts);
    else joined.push({ language, parts: [...parts] });
  }
  return joined;
}
