import type { Understood } from '../dialogue/understood.ts';
import type { Meaning } from '../dialogue/vocabulary.ts';
import { chooseByNumber } from './choose-by-number.ts';
import { findCorrection } from './find-correction.ts';
import { findJoined } from './find-joined.ts';
import { hearAnswer, hearBesideAnswer } from './hear-answer.ts';
import { hearCommandAlone, hearLeadingCommand } from './hear-command.ts';
import { hearName } from './hear-name.ts';
import { hearNumber } from './hear-number.ts';
import { hearKnown, hearSentence } from './hear-sentence.ts';
import type { Hearing } from './hearing.ts';
import { splitWords } from './split-words.ts';

/** Below this confidence a recogniser is guessing: only a whole phrase counts. A confidence of 0 is one that was not given. */
const leastConfidence = 0.4;

/** How probable a meaning must be to count, in a part of a sentence too. Words of another language within a sentence are no sentence of it. */
const [least, leastAlone, leastForeign] = [0.3, 0.6, 0.6];

export interface Said {
  readonly text: string;
  readonly confidence?: number;
}

const nothing: Understood = { answer: 'nothing' };

/**
 * What a caller means by words, spoken or typed, at a question: heard in the language of the call, and where that means nothing in the
 * other languages. `year` is this year, for callers who call it so. Pure.
 */
export function understand({ text, confidence = 1 }: Said, hearings: readonly Hearing[], year?: number): Understood {
  const words = splitWords(text);
  const isClear = confidence === 0 || confidence >= leastConfidence;
  if (words.length === 0) return nothing;
  const [own, ...others] = orderByWords(words, hearings);
  if (!own) return nothing;
  const understood = hearYear(words, own, year) ?? hear(words, own, isClear ? least : undefined);
  if (understood) return understood;
  const foreign = isClear && !isDenied(words, own) ? leastForeign : undefined;
  return others.map((other) => hear(words, other, foreign)).find((one) => one !== undefined) ?? nothing;
}

/** Where languages are chosen, the one that knows more of the words comes first; elsewhere that of the call. */
function orderByWords(words: readonly string[], hearings: readonly Hearing[]): readonly Hearing[] {
  if (hearings[0]?.otherLanguage === undefined) return hearings;
  const known = new Map(hearings.map((hearing) => [hearing, hearing.words.sentences.countKnown(words)]));
  return hearings.toSorted((one, other) => (known.get(other) ?? 0) - (known.get(one) ?? 0));
}

function hearYear(words: readonly string[], { question, words: { years, strip } }: Hearing, year?: number) {
  if (year === undefined || question.kind !== 'digits' || question.names !== 'years') return undefined;
  const said = strip(words);
  if (years.this.has(words) || years.this.has(said)) return { number: String(year) };
  return years.last.has(words) || years.last.has(said) ? { number: String(year - 1) } : undefined;
}

/** `enough`: how probable a meaning must be; undefined where only a whole phrase counts. */
function hear(words: readonly string[], hearing: Hearing, enough: number | undefined): Understood | undefined {
  const corrected = enough === undefined ? undefined : findCorrection(words, hearing.words);
  const understood =
    (corrected && hearCorrected(corrected, hearing, enough)) ??
    hearWhole(words, hearing) ??
    (enough === undefined ? undefined : hearWithin(words, hearing, enough));
  return understood && !isNothing(understood) ? understood : undefined;
}

/** A correction wants something: it is no farewell, and no bare answer. */
function hearCorrected(words: readonly string[], hearing: Hearing, enough: number | undefined): Understood | undefined {
  const understood = hearAnswer(words, hearing) ? undefined : hear(words, hearing, enough);
  const ends = understood && 'command' in understood && understood.command === 'goodbye';
  return ends ? undefined : understood;
}

function isDenied(words: readonly string[], { words: { denial } }: Hearing): boolean {
  return words.some((word) => denial.not.has(word));
}

function isNothing(understood: Understood): boolean {
  return 'answer' in understood && understood.answer === 'nothing';
}

/** What a sentence means as a whole. */
function hearWhole(words: readonly string[], hearing: Hearing): Understood | undefined {
  const { question, phrases } = hearing;
  const phrase = phrases.get(words.join(' ')) ?? phrases.get(hearing.words.strip(words).join(' '));
  if (phrase && !('key' in phrase)) return mean(phrase, hearing);
  const named = hearCommandAlone(words, hearing.words);
  if (named && named !== 'goodbye') return mean({ command: named }, hearing);
  const answer = hearAnswer(words, hearing);
  if (answer) return answer;
  const command = hearCommandAlone(hearing.words.strip(words), hearing.words);
  if (command) return mean({ command }, hearing);
  const known = hearKnown(words, hearing);
  if (known) return mean(known, hearing);
  if (question.kind === 'digits') return hearNumber(words, question, hearing, false);
  return phrase ? mean(phrase, hearing) : chooseByNumber(words, hearing);
}

/** Where languages are chosen, a wish for the other one is a choice. */
function mean(meaning: Understood | Meaning, { language, otherLanguage }: Hearing): Understood {
  if ('errand' in meaning) return { ...meaning, language };
  const isWish = 'command' in meaning && meaning.command === 'other-language';
  return isWish && otherLanguage !== undefined ? { option: otherLanguage } : meaning;
}

/** What a part of a sentence means. A yes or no that leads it says nothing of the rest. */
function hearWithin(words: readonly string[], hearing: Hearing, enough: number): Understood | undefined {
  const { question } = hearing;
  if (hearing.otherLanguage !== undefined) {
    const [choice] = hearing.weigh(hearing.words.readTelling(hearing.words.strip(words)));
    if (choice) return { option: choice.pattern.option };
  }
  if (question.kind === 'digits' || question.kind === 'pick') {
    const named = hearName(words, hearing);
    if (named) return mean(named, hearing);
  }
  if (question.kind === 'digits') {
    const number = hearNumber(words, question, hearing, true);
    if (number) return number;
  }
  const likely = hearSentence(words, hearing, enough);
  if (likely && bindsAfterNo(likely, words, hearing)) return hearAfterNo(words, hearing, enough);
  if (likely) return mean(hearJoinedErrand(likely, words, hearing) ?? likely, hearing);
  return (
    hearBesideAnswer(words, hearing, (rest) => hearWhole(rest, hearing)) ?? hearLeadingCommand(words, hearing.words)
  );
}

/** Who is a parent, or says yes, and names an errand wants the errand. */
function hearJoinedErrand(likely: Understood, words: readonly string[], hearing: Hearing): Understood | undefined {
  if (!('option' in likely) || likely.option !== hearing.yes) return undefined;
  const joined = findJoined(words, hearing.words);
  const wanted = joined.length > 0 ? hearSentence(joined, hearing, leastAlone) : undefined;
  return wanted && 'errand' in wanted ? wanted : undefined;
}

/** Where a yes binds, what begins with a no is no yes, be it like one: "no, a different number". */
function bindsAfterNo(likely: Understood, words: readonly string[], hearing: Hearing): boolean {
  const { question, yes, no } = hearing;
  const binds = question.kind === 'choice' && question.errands !== true && no !== undefined && no !== 'goodbye';
  return binds && 'option' in likely && likely.option === yes && hearing.words.answers.no.lengthAt(words, 0) > 0;
}

function hearAfterNo(words: readonly string[], hearing: Hearing, enough: number): Understood | undefined {
  const rest = words.slice(hearing.words.answers.no.lengthAt(words, 0));
  const understood = hearWhole(rest, hearing) ?? hearSentence(rest, hearing, enough);
  return understood && !bindsAfterNo(understood, words, hearing) ? mean(understood, hearing) : undefined;
}
