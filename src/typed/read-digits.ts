import type { Twins } from './twins.ts';

/** Signs between the groups of a number. */
const separators = /[\s\-.,/()]/gu;

/** The digits of a number, also where they were sent in the wrong shift; undefined where the text is no number. */
export function readDigits(text: string, { toFigures }: Twins): string | undefined {
  const digits = toFigures(text.replaceAll(separators, ''));
  return /^\d+$/u.test(digits) ? digits : undefined;
}
