import type { Language } from '../dialogue/language.ts';
import type { ChoiceQuestion, Next, Output, Told } from '../dialogue/output.ts';
import type { Part, Spoken } from './spoken.ts';
import { writeParts } from './to-text.ts';
import { find, type Wordings } from './wording.ts';

type Ask = Extract<Next, { kind: 'ask' }>;

const pauseBetween: Part = { kind: 'pause', ms: 300 };

/** Makes outputs what is said. One without slot values is rendered once: the flows bound how many there are. */
export function createSpeak(wordings: Wordings): (output: Output) => readonly Spoken[] {
  const rendered = new Map<string, readonly Spoken[]>();
  return (output) => {
    if (output.told.some(({ slots }) => slots)) return render(wordings, output);
    const key = nameOutput(output);
    const spoken = rendered.get(key) ?? render(wordings, output);
    rendered.set(key, spoken);
    return spoken;
  };
}

/** Equal for outputs that sound the same. */
function nameOutput({ language, told, next }: Output): string {
  const asked = next.kind === 'ask' ? [next.question, Math.min(next.misses, 2), next.missed] : [];
  return JSON.stringify([language, told, ...asked]);
}

function render(wordings: Wordings, { language, told, next }: Output): readonly Spoken[] {
  const sentences = told.map((one) => tell(wordings, language, one));
  if (next.kind === 'ask') sentences.push(...ask(wordings, language, next));
  return join(sentences);
}

function tell(wordings: Wordings, callLanguage: Language, { prompt, slots, language = callLanguage }: Told): Spoken {
  return { language, parts: find(find(wordings, language).statements, prompt)(slots) };
}

function ask(wordings: Wordings, language: Language, { question, misses, missed }: Ask): Spoken[] {
  const miss = misses > 0 && missed ? [tell(wordings, language, { prompt: missed })] : [];
  const { digits, menus } = find(wordings, language);
  const { say, again, help } = find(question.kind === 'digits' ? digits : menus, question.prompt);
  const parts = ([say, again][misses] ?? help)();
  return [
    ...miss,
    { language, parts },
    ...(question.kind === 'choice' ? listOptions(wordings, language, question) : []),
  ];
}

/** One line for each option, in the option's own language where it has one. */
function listOptions(wordings: Wordings, callLanguage: Language, { prompt, options }: ChoiceQuestion): Spoken[] {
  return Object.entries(options).map(([name, { key, language = callLanguage }]) => {
    const { press, keys, menus } = find(wordings, language);
    const option = writeParts(find(find(menus, prompt).options, name)());
    const keyWord = key === '*' || key === '#' ? writeParts(find(keys, key)()) : key;
    return { language, parts: press({ option, key: keyWord }) };
  });
}

/** Sets a pause between sentences and lets neighbours in one language become one. Nothing is left of empty ones. */
function join(sentences: readonly Spoken[]): readonly Spoken[] {
  const joined: { language: Language; parts: Part[] }[] = [];
  for (const { language, parts } of sentences.filter((sentence) => sentence.parts.length > 0)) {
    const last = joined.at(-1);
    last?.parts.push(pauseBetween);
    if (last?.language === language) last.parts.push(...parts);
    else joined.push({ language, parts: [...parts] });
  }
  return joined;
}
