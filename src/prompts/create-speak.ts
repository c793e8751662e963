import type { Language } from '../dialogue/language.ts';
import type { Output, Pace, Told } from '../dialogue/output.ts';
import { pauseAfterSentences } from './pause-after-sentences.ts';
import { putQuestion } from './put-question.ts';
import type { Part, Spoken } from './spoken.ts';
import { find, type Wordings } from './wording.ts';

/** Between sentences, and between the options of a menu. */
const pauseBetweenMs: Readonly<Record<Pace, number>> = { standard: 300, relay: 2000 };

/** Makes outputs what is said. One without slot values is rendered once: the flows bound how many there are. */
export function createSpeak(wordings: Wordings): (output: Output) => readonly Spoken[] {
  const rendered = new Map<string, readonly Spoken[]>();
  return (output) => {
    if (hasSlots(output)) return render(wordings, output);
    const key = nameOutput(output);
    const spoken = rendered.get(key) ?? render(wordings, output);
    rendered.set(key, spoken);
    return spoken;
  };
}

function hasSlots({ told, next }: Output): boolean {
  return told.some(({ slots }) => slots) || (next.kind === 'ask' && next.question.kind === 'pick');
}

/** Equal for outputs that sound the same. */
function nameOutput({ language, pace, told, next }: Output): string {
  const asked = next.kind === 'ask' ? [next.question, Math.min(next.misses, 2), next.missed] : [];
  return JSON.stringify([language, pace, told, ...asked]);
}

function render(wordings: Wordings, { language, pace, told, next }: Output): readonly Spoken[] {
  const sentences = told.map((one) => tell(wordings, language, one));
  if (next.kind === 'ask') sentences.push(...putQuestion(wordings, language, next));
  const paced = pace === 'relay' ? sentences.map(pauseWithin) : sentences;
  return join(paced, { kind: 'pause', ms: pauseBetweenMs[pace] });
}

function tell(wordings: Wordings, callLanguage: Language, { prompt, slots, language = callLanguage }: Told): Spoken {
  return { language, parts: find(find(wordings, language).statements, prompt)(slots) };
}

function pauseWithin({ language, parts }: Spoken): Spoken {
  return { language, parts: pauseAfterSentences(parts) };
}

/** Sets a pause between sentences and lets neighbours in one language become one. Nothing is left of empty ones. */
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
