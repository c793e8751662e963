import { readdir } from 'node:fs/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { checkExtract } from '../../../../src/adapters/sql/import/check-extract.ts';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { sampleCalifornia } from '../../../../src/agency/samples/sample-california.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';
import { oldKey, temporaryDatabase, temporaryFolder, toText } from '../../../support/sqlite-records.ts';

const clock = () => Date.UTC(2026, 10, 22, 12);
const head = { type: 'extract', version: '1.0', of: '2026-11-22', kind: 'full' };
const payer = { ...participantRow, participantId: caseRow.payer, pin: '482913' };
const recipient = { ...participantRow, participantId: caseRow.recipient };
const wrap = (rows: readonly unknown[]) => [head, ...rows, { type: 'end', lines: rows.length + 1 }];

function reading(rows: readonly unknown[]) {
  const open = async function* () {
    yield Buffer.from(toText(rows));
  };
  return { lines: sampleCalifornia.lines, clock, open };
}

const check = (rows: readonly unknown[]) => checkExtract(reading(rows));

/** What an import into empty records says. */
async function importing(rows: readonly unknown[]) {
  const { db, keys, records } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  try {
    return await importCases({ ...reading(rows), db, keys });
  } finally {
    await records.close();
  }
}

describe('a check of an extract', () => {
  test.each([
    ['a form', wrap([payer, { ...recipient, participantId: '1' }])],
    ['a participant who comes twice', wrap([payer, recipient, payer])],
    ['a case that comes twice', wrap([payer, recipient, caseRow, caseRow])],
    ['a parent behind the case', wrap([payer, caseRow, recipient])],
    [
      'a payment of no case',
      wrap([
        payer,
        {
          type: 'payment',
          caseNumber: '200000000000012',
          kind: 'collection',
          status: 'posted',
          amount: '1.00',
          date: '2026-11-03',
          method: 'bank',
        },
      ]),
    ],
    ['an end that is cut off', [head, payer]],
    ['a need', [{ ...head, needs: ['payment.of-tomorrow'] }, payer]],
    ['a key that is not known, without a head', [{ ...payer, ofTomorrow: 1 }]],
    ['a date that cannot be meant', wrap([payer, recipient, { ...caseRow, asOf: '2036-01-01' }])],
  ])('finds the same faults as an import: %s', async (_name, rows) => {
    const { problems, problemCount } = await check(rows);
    expect(problemCount).toBeGreaterThan(0);
    expect(await importing(rows)).toMatchObject({ outcome: 'refused', problems, problemCount });
  });

  test('counts rows, passes over and doubts as an import does, and leaves nothing behind', async () => {
    const folder = await temporaryFolder();
    vi.stubEnv('TMPDIR', folder);
    onTestFinished(() => void vi.unstubAllEnvs());
    const sample = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));
    const rows = wrap([
      ...sample.map((row) => ({ ...row, ofTomorrow: 1 })),
      { ...recipient, participantId: '7777777', ssn: '000121234' },
    ]);
    const { counts, passedOver, doubts, doubtCount, problems } = await check(rows);
    expect(await readdir(folder)).toEqual([]);
    expect({ problems, doubts: doubts.length }).toEqual({ problems: [], doubts: 1 });
    expect(await importing(rows)).toMatchObject({ outcome: 'taken', counts, passedOver, doubts, doubtCount });
  });

  test('only doubts what the records may have, where the file does not say that it is full', async () => {
    const told = { doubts: [{ row: 1, expected: expect.stringContaining('payer: ') }, { row: 1 }], problemCount: 0 };
    expect(await check([caseRow])).toMatchObject(told);
    const changes = [{ ...head, kind: 'changes' }, caseRow, { type: 'end', lines: 2 }];
    expect(await check(changes)).toMatchObject({ doubts: [{ row: 2 }, { row: 2 }], problemCount: 0 });
  });
});
