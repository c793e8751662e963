/** The words for numbers of a language. */
export interface NumberWords {
  readonly values: ReadonlyMap<string, number>;
  readonly between: ReadonlySet<string>;
  readonly repeats: ReadonlyMap<string, number>;
}

/** A run of numbers in a sentence: its figures, and where it begins and ends. */
export interface NumberRun {
  readonly digits: string;
  readonly from: number;
  readonly to: number;
}

/**
 * The runs of numbers in a sentence, in figures as they were said: "nine sixteen triple five" is 916555, "quinientos cincuenta y cinco" is
 * 555, "two thousand and nine" is 2009.
 */
export function findNumbers(words: readonly string[], numbers: NumberWords): NumberRun[] {
  const runs: NumberRun[] = [];
  for (let at = 0; at < words.length;) {
    const run = readRun(words, at, numbers);
    if (run) runs.push(run);
    at = run?.to ?? at + 1;
  }
  return runs;
}

function readRun(words: readonly string[], from: number, numbers: NumberWords): NumberRun | undefined {
  let [digits, at, to] = ['', from, from];
  for (;;) {
    const read = readPart(words, at, numbers);
    if (read) {
      digits += read.digits;
      at = to = read.to;
    } else if (digits !== '' && numbers.between.has(words[at] ?? '')) at += 1;
    else return digits === '' ? undefined : { digits, from, to };
  }
}

function readPart(words: readonly string[], at: number, numbers: NumberWords): NumberRun | undefined {
  const word = words[at] ?? '';
  if (/^\d+$/u.test(word)) return { digits: word, from: at, to: at + 1 };
  const times = numbers.repeats.get(word);
  if (times !== undefined) {
    const next = readPart(words, at + 1, numbers);
    return next?.digits.length === 1 ? { ...next, digits: next.digits.repeat(times) } : undefined;
  }
  return readThousands(words, at, numbers);
}

interface Value {
  readonly value: number;
  readonly to: number;
}

function readThousands(words: readonly string[], at: number, numbers: NumberWords): NumberRun | undefined {
  const first = valueAt(words, at, numbers) === 1000 ? { value: 1, to: at } : readHundreds(words, at, numbers);
  if (!first) return undefined;
  if (valueAt(words, first.to, numbers) !== 1000) return { digits: String(first.value), from: at, to: first.to };
  const rest = readHundreds(words, skipBetween(words, first.to + 1, numbers), numbers);
  return { digits: String(first.value * 1000 + (rest?.value ?? 0)), from: at, to: rest?.to ?? first.to + 1 };
}

function readHundreds(words: readonly string[], at: number, numbers: NumberWords): Value | undefined {
  const value = valueAt(words, at, numbers);
  if (value === undefined || value >= 1000) return undefined;
  if (value >= 100) return addTens({ value, to: at + 1 }, words, numbers);
  if (value > 0 && value < 10 && valueAt(words, at + 1, numbers) === 100)
    return addTens({ value: value * 100, to: at + 2 }, words, numbers);
  return readTens(words, at, numbers);
}

function addTens({ value, to }: Value, words: readonly string[], numbers: NumberWords): Value {
  const rest = readTens(words, skipBetween(words, to, numbers), numbers);
  return rest && rest.value > 0 ? { value: value + rest.value, to: rest.to } : { value, to };
}

/** "Fifty-five" is 55, and "five five" two numbers. */
function readTens(words: readonly string[], at: number, numbers: NumberWords): Value | undefined {
  const value = valueAt(words, at, numbers);
  if (value === undefined || value >= 100) return undefined;
  if (value < 20 || value % 10 !== 0) return { value, to: at + 1 };
  const unitAt = skipBetween(words, at + 1, numbers);
  const unit = valueAt(words, unitAt, numbers) ?? 0;
  return unit > 0 && unit < 10 ? { value: value + unit, to: unitAt + 1 } : { value, to: at + 1 };
}

function valueAt(words: readonly string[], at: number, { values }: NumberWords): number | undefined {
  return values.get(words[at] ?? '');
}

function skipBetween(words: readonly string[], at: number, { between }: NumberWords): number {
  return between.has(words[at] ?? '') ? at + 1 : at;
}
