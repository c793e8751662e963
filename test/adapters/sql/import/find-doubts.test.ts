import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { caseRow } from '../../../support/rows.ts';

const person = (end: number, facts: object = {}) => ({
  type: 'participant',
  participantId: `10000000000${String(end).padStart(2, '0')}`,
  mailingAddressValid: true,
  ...facts,
});
const someCase = {
  ...caseRow,
};
const hearing = {
  type: 'appointment',
  caseNumber: '200000000000011',
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Superior Court',
  address: '1 Example Street',
};
const ssn = '900121234';

const postgres = usePostgres();

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.emptyDatabase],
])('an import into %s warns', (_engine, makeDatabase) => {
  let opened: OpenRecords;
  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  const clock = () => Date.UTC(2026, 10, 22, 12);
  async function doubtsOf(rows: readonly object[]) {
    const result = await importText(opened.db, opened.keys, toText(rows), { clock });
    if (result.outcome !== 'taken') throw new Error(`The file was not taken: ${JSON.stringify(result)}`);
    expect(JSON.stringify(result)).not.toContain(ssn);
    return result.doubts.map(({ row, expected }) => `${row} ${expected.slice(0, expected.indexOf(':'))}`);
  }

  test('of participants of a file who share an SSN, each with its row', async () => {
    expect(await doubtsOf([person(1, { ssn }), person(2), person(3, { ssn })])).toEqual(['1 ssn', '3 ssn']);
  });

  test('of an SSN that somebody has whom the file does not name, and not of one that has moved', async () => {
    expect(await doubtsOf([person(1, { ssn }), person(2)])).toEqual([]);
    expect(await doubtsOf([person(2, { ssn })])).toEqual(['1 ssn']);
    expect(await doubtsOf([person(1), person(2, { ssn }), person(3)])).toEqual([]);
  });

  test('of an ID that is the SSN of somebody in the file, or in the records', async () => {
    const like = (rest: object) => ({ ...person(1), participantId: ssn, ...rest });
    expect(await doubtsOf([person(1, { ssn }), like({})])).toEqual(['2 participantId', '2 participantId']);
    expect(await doubtsOf([like({ language: 'es' })])).toEqual(['1 participantId', '1 participantId']);
    const result = await importText(opened.db, opened.keys, toText([like({ language: 'en' })]), { clock });
    expect(result).toMatchObject({
      doubts: expect.arrayContaining([
        expect.objectContaining({ expected: expect.stringContaining('the SSN of another') }),
      ]),
    });
  });

  test('of an address and a number that many have, and not of those of a household', async () => {
    const shared = { email: 'office@example.org', phone: '+19165550101' };
    expect(await doubtsOf([1, 2, 3, 4, 5].map((end) => person(end, shared)))).toEqual([]);
    const many = await doubtsOf([1, 2, 3, 4, 5, 6].map((end) => person(end, { ...shared, language: 'es' })));
    expect(many.toSorted()).toEqual([1, 2, 3, 4, 5, 6].flatMap((row) => [`${row} email`, `${row} phone`]));
  });

  test('of an appointment that comes twice', async () => {
    const twice = { ...hearing, at: '2026-12-04T17:30:00Z' };
    const result = await importText(opened.db, opened.keys, toText([person(1), person(2), someCase, hearing, twice]), {
      clock,
    });
    expect(result).toMatchObject({
      outcome: 'taken',
      doubts: [{ row: 5, expected: 'an appointment only once' }],
      doubtCount: 1,
    });
  });

  test('of the first twenty, and tells how many there are', async () => {
    const rows = Array.from({ length: 33 }, (_, index) => person(index + 1, { ssn: '123450000' }));
    const result = await importText(opened.db, opened.keys, toText(rows), { clock });
    expect(result).toMatchObject({ outcome: 'taken', doubtCount: 66 });
    const doubts = result.outcome === 'taken' ? result.doubts : [];
    expect(doubts.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, index) => Math.floor(index / 2) + 1));
  });
});
