/** A longer run of digits is the number of no card (ISO/IEC 7812). */
const digitsOfCards = /^\d{12,19}$/;

/** Whether a text is what a card could have as its number, by its length and its check digit (Luhn), with or without spaces and dashes. */
export function isCardNumber(text: string): boolean {
  const digits = text.replaceAll(/[\s-]/g, '');
  if (!digitsOfCards.test(digits)) return false;
  const sum = Array.from(digits)
    .toReversed()
    .reduce((total, digit, at) => total + weigh(Number(digit), at), 0);
  return sum % 10 === 0;
}

/** Every second digit from the end counts twice, and what passes nine by its digits. */
function weigh(digit: number, at: number): number {
  if (at % 2 === 0) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
