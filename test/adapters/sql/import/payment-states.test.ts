import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { useDatabases } from '../../../support/databases.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';
import { importText, oldKey, toText } from '../../../support/sqlite-records.ts';

const family = [
  { ...participantRow, participantId: caseRow.payer },
  { ...participantRow, participantId: caseRow.recipient },
  caseRow,
];
const paid = {
  type: 'payment',
  caseNumber: caseRow.caseNumber,
  kind: 'collection',
  status: 'posted',
  amount: '425.00',
  date: '2026-11-03',
  method: 'bank',
};
const [a, b, c] = ['a', 'b', 'c'].map((id) => ({ ...paid, id }));
const ofTomorrow = { ...paid, status: 'expected', date: '2026-11-23' };

describe.each(useDatabases())('payments of an extract, imported into %s', (_engine, makeDatabase) => {
  let opened: OpenRecords;
  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  const clock = () => Date.UTC(2026, 10, 22, 12);
  const importing = (rows: readonly unknown[]) => importText(opened.db, opened.keys, toText(rows), { clock });
  const change = async (rows: readonly unknown[]) => {
    const result = await importing(rows);
    if (result.outcome !== 'taken') throw new Error(`${result.outcome}: ${JSON.stringify(result)}`);
    const { added, changed, removed } = result.changes.of.payment;
    return [added, changed, removed];
  };
  const kept = async () =>
    (await opened.db.selectFrom('payments').select(['id', 'status', 'kind']).orderBy('id').execute()).map(
      ({ id, status, kind }) => `${id} ${status} ${kind}`,
    );

  test('with an id and another status have changed', async () => {
    expect(await change([...family, a, b, c])).toEqual([3, 0, 0]);
    const next = [
      { ...a, status: 'voided' },
      { ...b, status: 'returned' },
      { ...c, amount: '1.00' },
    ];
    expect(await change([...family, ...next, ofTomorrow])).toEqual([1, 3, 0]);
    expect(await kept()).toEqual([' expected collection', 'b returned collection-apart', 'c posted collection']);
    expect(await change([...family, ...next, { ...ofTomorrow, amount: '2.00' }])).toEqual([0, 1, 0]);
    expect(await change([...family, a, ...next.slice(1), { ...ofTomorrow, amount: '2.00' }])).toEqual([1, 0, 0]);
  });

  test('that another one replaces have changed, and are not lost', async () => {
    await change([...family, a, b]);
    expect(await change([...family, { ...c, replaces: 'a' }, b, { ...a, amount: '7.00' }])).toEqual([0, 1, 0]);
    expect(await kept()).toEqual(['b posted collection', 'c posted collection']);
    expect(await change([...family, { ...c, replaces: 'a' }, b])).toEqual([0, 0, 0]);
    expect(await change([...family, { ...c, replaces: 'a' }])).toEqual([0, 0, 1]);
  });

  test('that are equal and have no id stay two, and get ids once', async () => {
    expect(await change([...family, paid, paid])).toEqual([2, 0, 0]);
    expect(await change([...family, { ...caseRow, caseNumber: '200000000000012' }, paid, paid])).toEqual([0, 0, 0]);
    expect(await change([...family, a, b])).toEqual([0, 2, 0]);
    expect(await change([...family, { ...a, status: 'held' }, b])).toEqual([0, 1, 0]);
    expect(await change([...family, { ...paid, status: 'held' }, paid])).toEqual([0, 2, 0]);
    expect(await change([...family, paid, paid])).toEqual([0, 1, 0]);
    expect(await kept()).toEqual([' posted collection', ' posted collection']);
  });

  test('of a case that the file lacks are told anew by their id, and the others stay', async () => {
    await change([...family, a, b, c, paid]);
    expect(await change([{ ...a, status: 'returned' }])).toEqual([0, 1, 0]);
    expect(await change([{ ...b, status: 'voided' }])).toEqual([0, 1, 0]);
    expect(await change([{ ...paid, id: 'd', replaces: 'c' }])).toEqual([0, 1, 0]);
    expect(await change([c])).toEqual([0, 0, 0]);
    expect(await kept()).toEqual([' posted collection', 'a returned collection-apart', 'd posted collection']);
  });

  test('are refused with an id that comes twice in a case, or where each replaces the other', async () => {
    const other = { ...caseRow, caseNumber: '200000000000012' };
    expect(await change([...family, other, a, { ...a, caseNumber: other.caseNumber }])).toEqual([2, 0, 0]);
    expect(await importing([...family, a, b, { ...b, date: '2026-11-04' }])).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 6, expected: 'id: a payment only once in its case' }],
    });
    expect(await importing([...family, { ...a, replaces: 'b' }, { ...b, replaces: 'a' }])).toMatchObject({
      outcome: 'refused',
      problems: [4, 5].map((row) => ({ row, expected: 'replaces: a payment that does not replace this one' })),
    });
  });

  test('have a status that servers of before tell wrongly only under a kind that they do not ask for', async () => {
    const rows = ['posted', 'expected', 'held', 'returned', 'voided'].flatMap((status) =>
      ['collection', 'disbursement'].map((kind) => ({ ...paid, kind, status, id: `${status} ${kind}` })),
    );
    await change([...family, ...rows]);
    const toldBefore = await opened.db
      .selectFrom('payments')
      .select(['status', 'kind'])
      .where('kind', 'in', ['collection', 'disbursement'])
      .orderBy('id')
      .execute();
    expect(toldBefore.map(({ status }) => status)).toEqual(['expected', 'expected', 'posted', 'posted']);
  });
});
