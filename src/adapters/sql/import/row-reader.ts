import { judgeRow } from '../../../agency/judge-row.ts';
import type { RowWorld } from '../../../agency/row-checks.ts';
import { readExtractRow } from '../../../agency/read-extract-row.ts';
import { readRows, type TextRow } from './read-rows.ts';
import type { RowProblems } from './row-problems.ts';
import type { NumberedRow } from './stage-rows.ts';

const batchRows = 2_000;

export type RowReader = ReturnType<typeof createRowReader>;

interface Parts {
  /** What was expected of rows that cannot be taken. */
  readonly problems: RowProblems;
  /** What was expected of rows that are taken all the same. */
  readonly doubts: RowProblems;
  readonly world: RowWorld;
}

/** Reads and judges the rows of an extract. */
export function createRowReader({ problems, doubts, world }: Parts) {
  let count = 0;
  let last = 0;
  let ended = false;

  return {
    /** Many at a time; the last batch may be empty. */
    read: (chunks: AsyncIterable<Uint8Array>) => inBatches(readEach(chunks)),
    /** Whether there was an end row. */
    hasEnd: () => ended,
    /** Rows up to the end row, blank ones not counted. */
    count: () => count,
    /** The number of the last row. */
    last: () => last,
  };

  async function* readEach(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedRow> {
    for await (const text of readRows(chunks)) {
      if (text.text?.trim() === '') continue;
      last = text.number;
      const read = readOne(text);
      if (read) yield read;
    }
  }

  function readOne({ number, text, expected }: TextRow): NumberedRow | undefined {
    const read = text === undefined ? { expected } : readExtractRow(text);
    if (ended) problems.add({ row: number, expected: 'nothing behind the end row' });
    else if ('row' in read && read.row.type === 'end') end(number, read.row.lines);
    else {
      count += 1;
      if ('row' in read && read.row.type !== 'end') return judge({ number, row: read.row });
      if ('expected' in read) problems.add({ row: number, expected: read.expected });
    }
    return undefined;
  }

  function judge(numbered: NumberedRow): NumberedRow | undefined {
    const { refused, doubted } = judgeRow(numbered.row, world);
    for (const expected of doubted) doubts.add({ row: numbered.number, expected });
    if (refused.length === 0) return numbered;
    problems.add({ row: numbered.number, expected: refused.join('; ') });
    return undefined;
  }

  function end(number: number, lines: number): void {
    ended = true;
    if (lines === count) return;
    problems.add({
      row: number,
      expected: `lines: ${count}, as many as stand before the end row; some may be missing`,
    });
  }
}

async function* inBatches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length === batchRows) {
      yield batch;
      batch = [];
    }
  }
  yield batch;
}
