import type { Understood } from '../dialogue/understood.ts';
import type { Meaning } from '../dialogue/vocabulary.ts';
import { chooseByNumber } from './choose-by-number.ts';
import { hearAnswer } from './hear-answer.ts';
import { hearCommandAlone, hearCommandWithin, hearLeadingCommand } from './hear-command.ts';
import { hearName } from './hear-name.ts';
import { hearNumber } from './hear-number.ts';
import type { Hearing } from './hearing.ts';
import { splitWords } from './split-words.ts';
import type { Weighed } from './weigh-patterns.ts';

/** Below this confidence a recogniser is guessing: only a whole phrase counts. A confidence of 0 is one that was not given. */
const leastConfidence = 0.4;

/** A phrase of one telling word counts where it explains this much of the sentence. */
const leastShare = 0.2;
const leastForeignShare = 0.6;
/** Two errands this near to each other are asked back. */
const near = 0.9;

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
  const [own, ...others] = hearings;
  if (!own) return nothing;
  const understood = hearYear(words, own, year) ?? hear(words, own, isClear ? leastShare : undefined);
  if (understood) return understood;
  // Words of another language within a sentence are no sentence of it.
  const foreign = isClear && !isDenied(words, own) ? leastForeignShare : undefined;
  return others.map((other) => hear(words, other, foreign)).find((one) => one !== undefined) ?? nothing;
}

function hearYear(words: readonly string[], { question, words: { years, strip } }: Hearing, year?: number) {
  if (year === undefined || question.kind !== 'digits' || question.names !== 'years') return undefined;
  const said = strip(words);
  if (years.this.has(words) || years.this.has(said)) return { number: String(year) };
  return years.last.has(words) || years.last.has(said) ? { number: String(year - 1) } : undefined;
}

/** `share`: how much of the sentence a phrase of one word must explain; undefined where only a whole phrase counts. */
function hear(words: readonly string[], hearing: Hearing, share: number | undefined): Understood | undefined {
  const understood = hearWhole(words, hearing) ?? (share === undefined ? undefined : hearWithin(words, hearing, share));
  return understood && !isNothing(understood) ? understood : undefined;
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
  if (question.kind === 'digits') return hearNumber(words, question, hearing, false);
  return phrase ? mean(phrase, hearing) : chooseByNumber(words, hearing);
}

/** Where languages are chosen, a wish for the other one is a choice. */
function mean(meaning: Meaning, { language, otherLanguage }: Hearing): Understood {
  if ('errand' in meaning) return { ...meaning, language };
  const isWish = 'command' in meaning && meaning.command === 'other-language';
  return isWish && otherLanguage !== undefined ? { option: otherLanguage } : meaning;
}

/** What a part of a sentence means. A yes or no that leads it says nothing of the rest. */
function hearWithin(words: readonly string[], hearing: Hearing, share: number): Understood | undefined {
  const { question } = hearing;
  const telling = hearing.words.readTelling(hearing.words.strip(words));
  if (wantsPerson(telling, hearing)) return { command: 'agent' };
  const [best, second] = hearing.weigh(telling);
  const isChoice = best !== undefined && 'option' in best.pattern.meaning;
  if (hearing.otherLanguage !== undefined && isChoice) return best.pattern.meaning;
  const command = hearCommandWithin(words, hearing.words);
  if (command) return mean({ command }, hearing);
  if (question.kind === 'digits' || question.kind === 'pick') {
    const named = hearName(words, hearing);
    if (named) return mean(named, hearing);
  }
  if (question.kind === 'digits') {
    const number = hearNumber(words, question, hearing, true);
    if (number) return number;
  }
  if (best && isEnough(best, words, hearing, share)) return decide(best, second, hearing);
  return hearAfterAnswer(words, hearing) ?? hearLeadingCommand(words, hearing.words);
}

/** A caller who asks for a person gets one, be it about this or that; so does one who does not want a machine. */
function wantsPerson(telling: readonly string[], { weigh }: Hearing): boolean {
  const [best] = weigh(telling.map((word) => word.slice(word.indexOf(':') + 1)));
  return best !== undefined && 'command' in best.pattern.meaning;
}

function isEnough(
  { pattern, share: explained }: Weighed,
  words: readonly string[],
  { words: { answers } }: Hearing,
  share: number,
): boolean {
  if (pattern.words.length > 1 && share < leastForeignShare) return true;
  // "No, I owe that" is a complaint about it.
  const isDoubtful = 'errand' in pattern.meaning && pattern.factor === 1 && answers.no.lengthAt(words, 0) > 0;
  return explained >= share && !isDoubtful;
}

function decide(best: Weighed, second: Weighed | undefined, hearing: Hearing): Understood {
  const [one, other] = [best, second].map((weighed) => weighed?.pattern.meaning);
  const isNear = second !== undefined && second.score >= near * best.score;
  if (isNear && one && other && 'errand' in one && 'errand' in other && isApart(best, second)) {
    if (isKindOf(one.errand, other.errand)) return mean(one, hearing);
    return { either: [one.errand, other.errand] };
  }
  return mean(best.pattern.meaning, hearing);
}

/** Payments, and payments of one kind, are not two things. */
function isKindOf(one: string, other: string): boolean {
  return one.startsWith(other) || other.startsWith(one);
}

function isApart({ pattern: one }: Weighed, { pattern: other }: Weighed): boolean {
  return one.words.every((word) => !other.words.includes(word));
}

/** A rest of a few words that asks and denies nothing does not take a yes back: "yes, I am calling for my son". */
const mostAfterYes = 6;

function hearAfterAnswer(words: readonly string[], hearing: Hearing): Understood | undefined {
  const { answers, denial } = hearing.words;
  const [yes, no] = [answers.yes.lengthAt(words, 0), answers.no.lengthAt(words, 0)];
  const rest = words.slice(Math.max(yes, no));
  if (rest.length === words.length || rest.length === 0) return undefined;
  const whole = hearWhole(rest, hearing);
  if (whole && ('command' in whole || 'option' in whole)) {
    const ends = 'option' in whole && (whole.option === 'goodbye' || whole.option === hearing.yes);
    return ends ? nothing : whole;
  }
  const isPlain =
    yes > no && rest.length <= mostAfterYes && rest.every((word) => !denial.not.has(word) && !denial.turn.has(word));
  return isPlain && hearing.yes !== undefined ? { option: hearing.yes } : undefined;
}
