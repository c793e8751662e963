import type { Meaning } from '../dialogue/vocabulary.ts';
import type { Hearing } from './hearing.ts';
import { findNumbers } from './read-number.ts';

/** Shorter names, such as letters, are too easily found in other words. */
const shortestName = 4;

interface Named {
  readonly at: number;
  readonly phrase: string;
  readonly meaning: Meaning;
}

/**
 * The one name, of a county, a town or a case, that stands within a sentence. Of two names the one after a turn counts: "I live in
 * Modesto, but my case is in Merced". A name that is denied is not meant; of two things to pick it is the other one: "not the one in San
 * Diego". Undefined where no name stands there, or several do.
 */
export function hearName(words: readonly string[], hearing: Hearing): Meaning | undefined {
  const { numbers, denial } = hearing.words;
  const figures = findNumbers(words, numbers).map(({ digits }) => digits);
  const named = findNames([...words, ...figures], hearing);
  const turnAt = words.findLastIndex((word) => denial.turn.has(word));
  const meant = named.filter(({ at }) => !isDenied(words, at, hearing));
  const after = meant.filter(({ at }) => at > turnAt);
  const [first, ...others] = after.length > 0 ? after : meant;
  if (!first) return findOther(named, hearing);
  return others.every(({ meaning }) => isSame(meaning, first.meaning)) ? first.meaning : undefined;
}

/** Whether a "not" stands before a name, with no more than small words between. */
function isDenied(words: readonly string[], at: number, { words: { denial } }: Hearing): boolean {
  const before = words.slice(0, at).findLast((word) => !denial.small.has(word) || denial.not.has(word));
  return before !== undefined && denial.not.has(before);
}

function findOther([denied, ...others]: readonly Named[], { question }: Hearing): Meaning | undefined {
  if (question.kind !== 'pick' || question.items.length !== 2 || others.length > 0) return undefined;
  return denied && 'position' in denied.meaning ? { position: 3 - denied.meaning.position } : undefined;
}

/** The longest name at each place: "Imperial Beach" is no "Imperial". */
function findNames(words: readonly string[], { phrases }: Hearing): Named[] {
  const longest = Math.max(0, ...[...phrases.keys()].map((phrase) => phrase.split(' ').length));
  const found: Named[] = [];
  for (let at = 0; at < words.length;) {
    const name = findNameAt(words, at, longest, phrases);
    if (name) found.push(name);
    at += name ? name.phrase.split(' ').length : 1;
  }
  return found;
}

function findNameAt(
  words: readonly string[],
  at: number,
  longest: number,
  phrases: Hearing['phrases'],
): Named | undefined {
  for (let length = Math.min(longest, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    const meaning = phrase.length >= shortestName ? phrases.get(phrase) : undefined;
    if (meaning && ('digits' in meaning || 'position' in meaning)) return { at, phrase, meaning };
  }
  return undefined;
}

function isSame(one: Meaning, other: Meaning | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
