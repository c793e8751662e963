import { readExtractRow } from '../../../agency/read-extract-row.ts';
import { readRows } from './read-rows.ts';
import type { RowProblems } from './row-problems.ts';
import type { NumberedRow } from './stage-rows.ts';

const batchRows = 2_000;

/** The rows of an extract that can be read, many at a time; what is expected of the others is added to the problems. The last batch may be empty. */
export function validRows(chunks: AsyncIterable<Uint8Array>, problems: RowProblems): AsyncGenerator<NumberedRow[]> {
  return inBatches(readEach(chunks, problems));
}

async function* readEach(chunks: AsyncIterable<Uint8Array>, problems: RowProblems): AsyncGenerator<NumberedRow> {
  for await (const { number, text, expected } of readRows(chunks)) {
    if (text === undefined) problems.add({ row: number, expected });
    else if (text.trim() !== '') {
      const read = readExtractRow(text);
      if ('row' in read) yield { number, row: read.row };
      else problems.add({ row: number, expected: read.expected });
    }
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
