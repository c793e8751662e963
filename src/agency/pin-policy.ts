/** The PINs that callers may choose: longer than those an agency may issue (NIST SP 800-63B 5.1.1.1). */
const fitPin = /^\d{6,8}$/;

/** One piece of up to four digits, again and again. */
const repeated = /^(\d{1,4})\1+$/;

const fewestDigits = 3;

/** Each digit twice: 112233. */
const pairs = /^(?:(\d)\1)+$/;

/** Cut into pieces of such lengths, a PIN made of runs and of lines on the keypad has nothing else in it: 123654, 147258. */
const piecesOf = [3, 4, 5];

/** Repetitions, and runs up and down. */
const plainSteps: ReadonlySet<number | undefined> = new Set([0, 1, 9]);

/** The columns and diagonals of the keypad. */
const keypadLines = new Set(['147', '258', '369', '159', '357', '2580'].flatMap((line) => [line, reverse(line)]));

/** Month and day as they are written in English or in Spanish, with the year before or behind them. */
const dates = [
  /^(?<month>\d\d)(?<day>\d\d)(?:19|20)?\d\d$/,
  /^(?<day>\d\d)(?<month>\d\d)(?:19|20)?\d\d$/,
  /^(?:19|20)\d\d(?<month>\d\d)(?<day>\d\d)$/,
];

/**
 * Whether a PIN may not be chosen: not 6 to 8 digits, a run by equal steps such as 123456, 210987 or 135791, one piece repeated such as
 * 121212, pairs such as 112233, the same read backwards, runs or lines on the keypad one after the other such as 123654, fewer than three
 * different digits, or a date. Many callers would choose these, so that one of them tried with everybody would let somebody in.
 */
export function isWeakPin(pin: string): boolean {
  return (
    !fitPin.test(pin) ||
    stepOf(pin) !== undefined ||
    repeated.test(pin) ||
    pairs.test(pin) ||
    pin === reverse(pin) ||
    isMadeOfRuns(pin) ||
    new Set(pin).size < fewestDigits ||
    isDate(pin)
  );
}

function reverse(digits: string): string {
  return Array.from(digits).toReversed().join('');
}

/** Whether nothing is left once runs of neighbours, repetitions and lines on the keypad are cut off, one after the other. */
function isMadeOfRuns(pin: string): boolean {
  return piecesOf.some((length) => {
    const [piece, rest] = [pin.slice(0, length), pin.slice(length)];
    return piece.length === length && isPlain(piece) && (rest === '' || isMadeOfRuns(rest));
  });
}

function isPlain(piece: string): boolean {
  return keypadLines.has(piece) || plainSteps.has(stepOf(piece));
}

/** The step by which each digit follows from the one before, 0 after 9; undefined where steps differ. */
function stepOf(digits: string): number | undefined {
  const step = stepAt(digits, 1);
  for (let at = 2; at < digits.length; at++) if (stepAt(digits, at) !== step) return undefined;
  return step;
}

function stepAt(digits: string, at: number): number {
  return (Number(digits[at]) - Number(digits[at - 1]) + 10) % 10;
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
