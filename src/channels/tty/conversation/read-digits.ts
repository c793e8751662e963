import { toFigures } from './shift-twins.ts';

/** The signs that people set between the groups of a number. */
const separators = /[\s\-.,/()]/gu;

/** A text as the number that it is, also where its digits came in the wrong shift; undefined where it is none. */
export function readDigits(text: string): string | undefined {
  const digits = toFigures(text.replaceAll(separators, ''));
  return /^\d+$/u.test(digits) ? digits : undefined;
}
