import { execFile } from 'node:child_process';
import { createReadStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { checkExtract } from '../../src/adapters/sql/import/check-extract.ts';
import { sampleCalifornia } from '../../src/agency/samples/sample-california.ts';
import { readBlocks, readDocument } from '../support/documents.ts';
import { temporaryFolder } from '../support/sqlite-records.ts';

const run = promisify(execFile);
const [, recipe = ''] =
  /## An extract from fixed-width files\n([\s\S]*?)\n## /.exec(readDocument('docs/recipes.md')) ?? [];
const [copybook = '', program = ''] = readBlocks(recipe).map(({ content }) => content);

/** Writes a record by the widths of the copybook: digits with zeros before them, texts with blanks behind them. */
function writeRecord(name: string, values: readonly string[]): string {
  const [, fields = ''] = new RegExp(`01 +${name}\\.\n((?: +05 .*\n)+)`).exec(copybook) ?? [];
  const pictures = [...fields.matchAll(/PIC (S?)([X9])(?:\((\d+)\))?(V99)?\./g)];
  expect(pictures.length, name).toBe(values.length);
  return pictures
    .map(([, , kind, width = '1', decimals], index) => {
      const [value = '', length] = [values[index], Number(width) + (decimals ? 2 : 0)];
      return kind === '9' ? value.padStart(length, '0') : value.padEnd(length);
    })
    .join('');
}

const records = [
  writeRecord('PARTICIPANT-REC', ['1', '1000000000001', '900121234', 'SP', 'Y', '+19165550101', 'ana@example.org']),
  writeRecord('PARTICIPANT-REC', ['1', '1000000000002', '', '', 'N', '', '']),
  writeRecord('CASE-REC', [
    '2',
    '200000000000011',
    'Doña Ana',
    '1000000000001',
    '1000000000002',
    '42500',
    '13105E',
    '20261120',
  ]),
  writeRecord('CASE-REC', ['2', '200000000000012', 'Kern', '1000000000001', '1000000000002', '42500', '32}', '']),
  writeRecord('PAYMENT-REC', ['3', '200000000000011', 'C', 'P', '42500', '20261103', 'WH']),
  writeRecord('HEARING-REC', ['4', '200000000000011', '20261204', '0930', 'Superior Court', '1 Example Street']),
];

let folder: string;
async function convert(rows: readonly string[]): Promise<string> {
  folder = await temporaryFolder();
  await writeFile(join(folder, 'fixed-to-ndjson.mjs'), program);
  await writeFile(join(folder, 'CASES.DAT'), rows.map((row) => `${row}\r\n`).join(''), 'latin1');
  const args = ['fixed-to-ndjson.mjs', 'CASES.DAT', '2026-11-26', 'full'];
  const { stdout } = await run(process.execPath, args, { cwd: folder });
  return stdout;
}

test('the recipe for fixed-width files makes an extract of records that fit its copybook', async () => {
  const extract = await convert(records);
  const rows = extract
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row));
  expect(rows).toMatchObject([
    { type: 'extract', of: '2026-11-26', kind: 'full' },
    {
      participantId: '1000000000001',
      ssn: '900121234',
      language: 'es',
      mailingAddressValid: true,
      phone: '+19165550101',
    },
    { participantId: '1000000000002', ssn: '', language: '', mailingAddressValid: false, email: '' },
    { county: 'Doña Ana', monthlySupport: '425.00', arrears: '1310.55', asOf: '2026-11-20' },
    { arrears: '-3.20', asOf: '' },
    { kind: 'collection', status: 'posted', amount: '425.00', date: '2026-11-03', method: 'wage-withholding' },
    { kind: 'court', at: '2026-12-04T09:30:00-08:00', place: 'Superior Court' },
    { type: 'end', lines: 7 },
  ]);
  const file = join(folder, 'extract.ndjson');
  await writeFile(file, extract);
  expect(await readFile(file, 'utf8')).toBe(extract);
  const clock = () => Date.UTC(2026, 10, 26, 12);
  const checked = await checkExtract({
    lines: sampleCalifornia.lines,
    clock,
    isStrict: true,
    open: () => createReadStream(file),
  });
  expect(checked).toMatchObject({
    problems: [],
    doubts: [],
    counts: { participant: 2, case: 2, payment: 1, appointment: 1 },
  });
});

test('the recipe for fixed-width files stops at a code that it does not know', async () => {
  const voided = records.map((record) => record.replace('CP0000', 'CV0000'));
  await expect(convert(voided)).rejects.toThrow('record 5: expected a code of the table');
  await expect(convert([...records, '9'])).rejects.toThrow('record 7: expected a record code');
});
