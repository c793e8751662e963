import type { ExtractHead } from '../../../agency/extract-head.ts';
import { isContent } from '../../../agency/extract-row.ts';
import { judgeRow } from '../../../agency/judge-row.ts';
import type { RowWorld } from '../../../agency/row-checks.ts';
import { type ReadRow, readExtractRow } from '../../../agency/read-extract-row.ts';
import type { LeftOutRows } from './left-out-rows.ts';
import type { PassedOverNames } from './passed-over.ts';
import { readRows, type TextRow } from './read-rows.ts';
import type { RowProblems } from './row-problems.ts';
import type { SetAsideRows } from './set-aside-rows.ts';
import type { NumberedRow } from './stage-rows.ts';

const batchRows = 2_000;

export type RowReader = ReturnType<typeof createRowReader>;

type UnreadRow = Extract<ReadRow, { readonly expected: string }>;

interface Parts {
  /** What was expected of rows that cannot be taken. */
  readonly problems: RowProblems;
  /** What was expected of rows that are taken all the same. */
  readonly doubts: RowProblems;
  readonly passedOver: PassedOverNames;
  readonly leftOut: LeftOutRows;
  /** Takes rows of which only the contact data are wrong; undefined where these are faults as well. */
  readonly aside: SetAsideRows | undefined;
  readonly world: RowWorld;
  /** Whether what this version does not know is a fault also in a file with a head. */
  readonly isStrict: boolean;
  /** The days of which a file may be, ISO 8601. */
  readonly days: { readonly first: string | undefined; readonly last: string };
}

/** Reads and judges the rows of an extract. */
export function createRowReader({ problems, doubts, passedOver, leftOut, aside, world, isStrict, days }: Parts) {
  let count = 0;
  let content = 0;
  let last = 0;
  let ended = false;
  let stopped = false;
  let head: ExtractHead | undefined;

  return {
    /** Many at a time; the last batch may be empty. */
    read: (chunks: AsyncIterable<Uint8Array>) => inBatches(readEach(chunks)),
    /** The first row, where it says what file this is. */
    head: () => head,
    /** Whether there was an end row. */
    hasEnd: () => ended,
    /** Whether the first row says that nothing of the file can be read here. */
    isStopped: () => stopped,
    /** How many rows say something of somebody, also where they are wrong. */
    count: () => content,
    /** The number of the last row. */
    last: () => last,
  };

  async function* readEach(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<NumberedRow> {
    for await (const text of readRows(chunks)) {
      if (text.text?.trim() === '') continue;
      last = text.number;
      const read = readOne(text);
      if (read) yield read;
      if (stopped) return;
    }
  }

  function readOne({ number, text, expected }: TextRow): NumberedRow | undefined {
    const read = text === undefined ? { expected } : readKnown(text);
    if (ended) problems.add({ row: number, expected: 'nothing behind the end row' });
    else if ('row' in read && read.row.type === 'end') end(number, read.row.lines);
    else {
      count += 1;
      if ('passedOver' in read) passedOver.add(read.passedOver, number);
      if ('leftOut' in read) leftOut.add(read.leftOut, number);
      if ('expected' in read) return refuse(number, text, read);
      if ('row' in read && isContent(read.row)) return judge({ number, row: read.row });
      if ('row' in read && read.row.type === 'extract') begin(number, read.row);
    }
    return undefined;
  }

  /** Without a head, a file holds nothing that this version does not know. */
  function readKnown(text: string): ReadRow {
    if (count > 0) return readExtractRow(text, head !== undefined && !isStrict);
    const first = readExtractRow(text, !isStrict);
    const isHead = 'row' in first ? first.row.type === 'extract' : 'endsReading' in first;
    return isHead ? first : readExtractRow(text);
  }

  function begin(number: number, row: ExtractHead): void {
    const expect = (expected: string) => problems.add({ row: number, expected });
    if (count > 1) return expect('an extract row only as the first one');
    head = row;
    if (row.of > days.last) expect('of: the day of the records, and none to come');
    if (days.first === undefined || row.of >= days.first) return;
    expect(
      `of: ${days.first}, the day of the last file taken, or a later one; an older file brings back what has changed since`,
    );
  }

  function refuse(number: number, text: string | undefined, read: UnreadRow): NumberedRow | undefined {
    const { expected, rest, endsReading = false } = read;
    stopped = endsReading && count === 1;
    if (rest && text !== undefined && aside?.take({ row: number, expected, text })) return judge({ number, row: rest });
    content += 1;
    problems.add({ row: number, expected });
    return undefined;
  }

  function judge(numbered: NumberedRow): NumberedRow | undefined {
    content += 1;
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
