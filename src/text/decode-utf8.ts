import { isUtf8 } from 'node:buffer';

/** Where bytes are no text in UTF-8, and what they are instead where that shows. `line` and `column` count from 1. */
export interface EncodingFault {
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

const newline = 0x0a;

/** Decodes bytes as UTF-8, strictly. A byte order mark is taken away. */
export function decodeUtf8(bytes: Uint8Array): string | EncodingFault {
  const other = findOtherForm(bytes);
  if (other !== undefined) return { line: 1, column: 1, message: `The file is not in UTF-8 but in ${other}.` };
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : findFault(bytes);
}

/** UTF-16 and UTF-32 by their mark, or by the zero bytes around plain letters. */
function findOtherForm(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex');
  if (/^(?:fffe0000|0000feff|000000..|..000000)$/.test(start)) return 'UTF-32';
  return /^(?:fffe|feff|00(?!00)|(?!00)..00)/.test(start) ? 'UTF-16' : undefined;
}

function findFault(bytes: Uint8Array): EncodingFault {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const newlineAt = bytes.indexOf(newline, start);
    const end = newlineAt === -1 ? bytes.length : newlineAt;
    const row = bytes.subarray(start, end);
    if (!isUtf8(row)) return { line, column: findColumn(row), message: 'This sign is not in UTF-8.' };
    start = end + 1;
  }
}

/** The column of the first byte that belongs to no character. */
function findColumn(row: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let column = 1;
  try {
    for (const byte of row) column += decoder.decode(Uint8Array.of(byte), { stream: true }).length;
  } catch {
    return column;
  }
  return column;
}
