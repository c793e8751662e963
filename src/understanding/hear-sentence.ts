import type { Understood } from '../dialogue/understood.ts';
import { type Command, commands } from '../dialogue/vocabulary.ts';
import { hearCommandWithin } from './hear-command.ts';
import { goesOn, type Hearing, hasOption, takesErrands } from './hearing.ts';
import type { Likely } from './learn-meanings.ts';

/** How much a phrase within a sentence counts beside what the sentence is like. Measured on sentences of hands that nothing was learned from. */
const votes = { option: 0.6, onlyOption: 3, command: 0.6, person: 0.8 } as const;
/** So many times as probable as the next one a meaning is certain. */
const near = 3;
/** Two errands that are as probable as this together are asked back. */
const leastOfTwo = 0.5;

/** What a sentence means most probably. Undefined where that is not `least` probable. */
export function hearSentence(words: readonly string[], hearing: Hearing, least: number): Understood | undefined {
  const [best, second] = findLikely(words, hearing);
  if (!best || !second) return undefined;
  const one = meanByName(best.meaning, hearing);
  if (best.probability >= Math.max(least, near * second.probability)) return one;
  const other = meanByName(second.meaning, hearing);
  if (best.probability + second.probability < leastOfTwo) return undefined;
  if (!one || !other || !('errand' in one) || !('errand' in other)) return best.probability >= least ? one : undefined;
  return isKindOf(one.errand, other.errand) ? one : { either: [one.errand, other.errand] };
}

/** What the sentence is like, and the phrases in it: of the options, of commands, and of who asks for a person, be it about this or that. */
function findLikely(words: readonly string[], hearing: Hearing): Likely[] {
  const { question, words: language } = hearing;
  const telling = language.readTelling(language.strip(words));
  const forOption = takesErrands(question) ? votes.option : votes.onlyOption;
  const sums = new Map<string, number>();
  const add = (meaning: string, vote: number) => sums.set(meaning, (sums.get(meaning) ?? 0) + vote);
  const likely = language.sentences.findLikely(words, (meaning) => isPossible(meaning, hearing));
  for (const { meaning, probability } of likely) add(meaning, probability);
  for (const { pattern, share } of hearing.weigh(telling))
    add(`${question.prompt}.${pattern.option}`, forOption * share);
  const command = hearCommandWithin(words, language);
  if (command) add(command, votes.command);
  if (language.asksForPerson(telling.map((word) => word.slice(word.indexOf(':') + 1)))) add('agent', votes.person);
  const all = [...sums.values()].reduce((sum, one) => sum + one, 0);
  return [...sums]
    .map(([meaning, sum]) => ({ meaning, probability: sum / all }))
    .toSorted((one, other) => other.probability - one.probability);
}

const answers: ReadonlySet<string> = new Set(['yes', 'no', 'nothing']);

/** An option of another question means nothing here, nor does the errand that has led here, or any at a menu that takes none. */
function isPossible(meaning: string, { question }: Hearing): boolean {
  if (meaning.includes('.')) return meaning.startsWith(`${question.prompt}.`);
  const isErrand = !answers.has(meaning) && !isCommand(meaning);
  return !isErrand || question.kind !== 'choice' || (takesErrands(question) && meaning !== question.prompt);
}

/** What a sentence means that stands among those of the language; of several meanings none is certain. */
export function hearKnown(words: readonly string[], hearing: Hearing): Understood | undefined {
  const meanings = hearing.words.sentences.meaningsOf(words).filter((meaning) => isPossible(meaning, hearing));
  const [meaning, ...others] = meanings;
  return meaning === undefined || others.length > 0 ? undefined : meanByName(meaning, hearing);
}

/** A meaning as the sentences of a language name it. Undefined where it means nothing here, or would end the call. */
function meanByName(name: string, hearing: Hearing): Understood | undefined {
  const [, option] = name.split('.');
  if (option !== undefined) return { option };
  if (name === 'nothing') return undefined;
  if (name === 'yes' || name === 'no') return meanAnswer(name, hearing);
  if (isCommand(name)) return name === 'goodbye' ? undefined : { command: name };
  return meanErrand(name, hearing);
}

/** A yes that only goes on, and a no that ends nothing, may be said in a sentence. */
function meanAnswer(answer: 'yes' | 'no', hearing: Hearing): Understood | undefined {
  const option = hearing[answer];
  const isHarmless = answer === 'yes' ? goesOn(hearing) : option !== 'goodbye' && isMenu(hearing);
  return option !== undefined && isHarmless ? { option } : undefined;
}

function meanErrand(errand: string, hearing: Hearing): Understood | undefined {
  const { question, language } = hearing;
  if (isMenu(hearing)) return hasOption(hearing, errand) ? { option: errand } : { errand, language };
  if (question.kind !== 'pick') return undefined;
  const position = question.items.findIndex((item) => item.errand === errand) + 1;
  return position > 0 ? { position } : undefined;
}

function isMenu({ question }: Hearing): boolean {
  return question.kind === 'choice';
}

function isCommand(name: string): name is Command {
  return commands.some((command) => command === name);
}

/** Payments, and payments of one kind, are not two things. */
function isKindOf(one: string, other: string): boolean {
  return one.startsWith(`${other}-`) || other.startsWith(`${one}-`);
}
