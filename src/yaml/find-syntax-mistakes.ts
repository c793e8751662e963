import type { Document } from 'yaml';
import { accentWasLost, brokenAccents } from '../text/broken-accents.ts';
import { describeYamlErrors } from './describe-yaml-error.ts';
import { findForeignSign } from './find-foreign-sign.ts';
import { findLostWords } from './find-lost-words.ts';
import type { LocatedAdvice } from './problem.ts';

interface SyntaxMistakes {
  readonly mistakes: readonly LocatedAdvice[];
  /** Whether they hide what the file holds. */
  readonly unreadable: boolean;
}

const mostErrors = 3;
/** An error so few lines below another one comes of it. */
const linesOfOneError = 3;

/** What is wrong with a file before anything in it is looked for. */
export function findSyntaxMistakes(
  document: Document.Parsed,
  source: string,
  lineOf: (offset: number) => number,
): SyntaxMistakes {
  const brokenAt = source.search(brokenAccents);
  if (brokenAt === -1) {
    const foreign = findForeignSign(source);
    if (foreign) return { mistakes: [foreign], unreadable: true };
  }
  const errors = leaveOutFollowing(describeYamlErrors(document, source, lineOf), lineOf);
  const lost = errors.length > 0 ? [] : findLostWords(document, source);
  const broken =
    brokenAt === -1 ? [] : [{ offset: brokenAt, message: accentWasLost, suggestion: 'Write the text anew.' }];
  return {
    mistakes: [...errors, ...lost, ...broken],
    unreadable: document.errors.some(({ code }) => code !== 'DUPLICATE_KEY'),
  };
}

/** One mistake often shows as several errors on its line, and as more below it. */
function leaveOutFollowing(errors: readonly LocatedAdvice[], lineOf: (offset: number) => number): LocatedAdvice[] {
  let last = -Infinity;
  const first = errors.filter(({ offset }) => {
    const line = lineOf(offset);
    const isNew = line > last + linesOfOneError;
    last = line;
    return isNew;
  });
  return first.slice(0, mostErrors);
}
