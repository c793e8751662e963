import type { DigitsQuestion } from '../dialogue/output.ts';

/** A number in a sentence, with signs between its groups. */
const number = /(?<![A-Z\d])\d+(?:[\s\-.,/()]+\d+)*(?![A-Z\d])/gu;
/** A shorter one that does not fit is something else, such as a count of children. */
const leastDigits = 4;

/** The one number in a sentence, such as "MY ID IS 1000000000001". Of several, the one of a length that fits; undefined where two do. */
export function findNumber(
  said: string,
  { minDigits, maxDigits }: Pick<DigitsQuestion, 'minDigits' | 'maxDigits'>,
): string | undefined {
  const numbers = (said.match(number) ?? []).map((one) => one.replaceAll(/\D/gu, ''));
  const fitting = numbers.filter(({ length }) => length >= minDigits && length <= maxDigits);
  const [only, ...others] = fitting.length > 0 ? fitting : numbers.filter(({ length }) => length >= leastDigits);
  return others.length === 0 ? only : undefined;
}
