/** The PINs that callers may choose: longer than those an agency may issue (NIST SP 800-63B 5.1.1.1). */
const fitPin = /^\d{6,8}$/;

/** One piece of up to four digits, again and again. */
const repeated = /^(\d{1,4})\1+$/;

const fewestDigits = 3;

/** Month and day as they are written in English or in Spanish, with the year before or behind them. */
const dates = [
  /^(?<month>\d\d)(?<day>\d\d)(?:19|20)?\d\d$/,
  /^(?<day>\d\d)(?<month>\d\d)(?:19|20)?\d\d$/,
  /^(?:19|20)\d\d(?<month>\d\d)(?<day>\d\d)$/,
];

/**
 * Whether a PIN may not be chosen: not 6 to 8 digits, a run up or down such as 123456 or 210987, one piece repeated such as 121212, fewer
 * than three different digits, or a date. Many callers would choose these, so that one of them tried with everybody would let somebody in.
 */
export function isWeakPin(pin: string): boolean {
  return (
    !fitPin.test(pin) ||
    [1, 9].some((step) => isRun(pin, step)) ||
    repeated.test(pin) ||
    new Set(pin).size < fewestDigits ||
    isDate(pin)
  );
}

/** Whether each digit follows from the one before by the same step, 0 after 9. */
function isRun(pin: string, step: number): boolean {
  const digits = Array.from(pin, Number);
  return digits.every((digit, index) => index === 0 || digit === ((digits[index - 1] ?? 0) + step) % 10);
}

function isDate(pin: string): boolean {
  return dates.some((form) => {
    const { month, day } = form.exec(pin)?.groups ?? {};
    return isBetween(month, 12) && isBetween(day, 31);
  });
}

function isBetween(written: string | undefined, most: number): boolean {
  const number = Number(written ?? 0);
  return number >= 1 && number <= most;
}
