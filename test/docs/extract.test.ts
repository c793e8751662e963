import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { importText, oldKey, temporaryDatabase } from '../support/sqlite-records.ts';

test('the extract in docs/records.md is taken as it stands', async () => {
  const [, rows = ''] =
    /```json\n(\{"type":"participant"[\s\S]*?)```/.exec(readFileSync('docs/records.md', 'utf8')) ?? [];
  const { db, keys, records } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  expect(await importText(db, keys, rows)).toMatchObject({
    outcome: 'taken',
    counts: { participant: 2, case: 1, payment: 1, appointment: 1 },
  });
  await records.close();
});

test('the appointments by video and cancelled in docs/records.md are read as they stand', () => {
  const text = readFileSync('docs/records.md', 'utf8');
  const rows = [...text.matchAll(/^\{"type":"appointment".*"id".*\}$/gm)].map(([row]) => readExtractRow(row));
  expect(rows).toMatchObject([{ row: { held: 'video' } }, { row: { status: 'cancelled' } }]);
});

test('the documents in docs/records.md are read as they stand', () => {
  const rows = [...readFileSync('docs/records.md', 'utf8').matchAll(/^\{"type":"document".*\}$/gm)];
  expect(rows.map(([row]) => readExtractRow(row))).toMatchObject([
    { row: { kind: 'statement' } },
    { row: { kind: 'order-copy' } },
  ]);
});

test('the head and the end in docs/records.md are read as they stand', () => {
  const text = readFileSync('docs/records.md', 'utf8');
  const rows = [...text.matchAll(/```json\n(\{ "type": "(?:extract|end)".*\})\n```/g)].map(([, row = '']) => row);
  expect(rows.map((row) => readExtractRow(row))).toMatchObject([
    { row: { type: 'end' } },
    { row: { type: 'extract' } },
  ]);
});

test('the payments in docs/records.md are read as they stand', () => {
  const [, rows = ''] = /```json\n(\{"type":"payment"[\s\S]*?)```/.exec(readFileSync('docs/records.md', 'utf8')) ?? [];
  const read = rows
    .trim()
    .split('\n')
    .map((row) => readExtractRow(row));
  expect(read.map((one) => 'row' in one && 'status' in one.row && one.row.status)).toEqual([
    'posted',
    'returned',
    'held',
    'posted',
  ]);
});
