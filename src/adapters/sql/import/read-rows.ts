/** Longer rows are not read: an extract's are some hundred bytes. */
const longestRowBytes = 64 * 1024;
const newline = 0x0a;

/** A row, counted from 1, or what was expected where it cannot be read. */
export type TextRow =
  | { readonly number: number; readonly text: string; readonly expected?: undefined }
  | { readonly number: number; readonly text?: undefined; readonly expected: string };

/** Splits bytes into rows without their ends; never holds more than one row. A byte order mark is taken away. */
export async function* readRows(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<TextRow> {
  let number = 0;
  let held = new Uint8Array();
  let isFirst = true;
  for await (const chunk of chunks) {
    const other = isFirst ? findOtherForm(chunk) : undefined;
    if (other !== undefined) return yield { number: 1, expected: `text in UTF-8, and not ${other}` };
    isFirst = false;
    let start = 0;
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      number += 1;
      yield readLine(number, append(held, chunk.subarray(start, end)));
      held = new Uint8Array();
      start = end + 1;
    }
    held = append(held, chunk.subarray(start));
  }
  if (held.length > 0) yield readLine(number + 1, held);
}

/** Files of which no row could be read, by how they begin. */
const otherForms: readonly (readonly [RegExp, string])[] = [
  [/^(?:fffe|feff|00|[0-9a-f]{2}00)/, 'UTF-16: save the file as UTF-8'],
  [/^(?:1f8b|504b0304)/, 'compressed: unpack it first'],
];

function findOtherForm(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  return otherForms.find(([pattern]) => pattern.test(start))?.[1];
}

/** Keeps no more than what shows that a row is too long. */
function append(held: Uint8Array<ArrayBuffer>, piece: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = piece.subarray(0, longestRowBytes + 1 - held.length);
  const joined = new Uint8Array(held.length + bytes.length);
  joined.set(held);
  joined.set(bytes, held.length);
  return joined;
}

function readLine(number: number, bytes: Uint8Array): TextRow {
  if (bytes.length > longestRowBytes) return { number, expected: 'a row of at most 64 kB' };
  try {
    return { number, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { number, expected: 'text in UTF-8: save the file as UTF-8' };
  }
}
