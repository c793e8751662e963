import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { useDatabases } from '../../../support/databases.ts';
import { participantRow } from '../../../support/rows.ts';
import { importText, oldKey, readEverything, toText } from '../../../support/sqlite-records.ts';

const clock = () => Date.UTC(2026, 10, 22, 12);
const head = { type: 'extract', version: '1.0', of: '2026-11-22', kind: 'full' };
const known = { ...participantRow, participantId: '1000000000001', email: 'a@example.org', phone: '+19165550101' };
const other = { ...participantRow, participantId: '1000000000002', ssn: '900121234' };
const wrong = { ...known, phone: '916-555-0102' };

describe.each(useDatabases())('rows with wrong contact data, imported into %s', (_engine, makeDatabase) => {
  let opened: OpenRecords;
  let kept: string[];
  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
    kept = [];
  });
  afterEach(() => opened.records.close());

  const setAside = (most = 100) => ({ most, keep: async (text: string) => void kept.push(text) });
  const importing = (text: string, options: Partial<Parameters<typeof importCases>[0]> = {}) =>
    importText(opened.db, opened.keys, text, { clock, ...options });
  const participants = async () => (await readEverything(opened.db)).participants;

  test('refuse a file where nothing takes them', async () => {
    expect(await importing(toText([wrong, other]))).toMatchObject({ outcome: 'refused', problemCount: 1 });
  });

  test('are set aside, told of without what is wrong, and can be mended and imported', async () => {
    await importing(toText([head, known, other, { type: 'end', lines: 3 }]));
    const night = toText([head, wrong, { ...other, ssn: '900-12-1234' }, { type: 'end', lines: 3 }]);
    expect(await importing(night, { setAside: setAside() })).toMatchObject({ outcome: 'taken', setAside: 2 });
    expect(await participants()).toMatchObject([{ email: 'a@example.org', phone: null }, { ssn_hash: null }]);
    const [file = ''] = kept;
    expect(
      file
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row)),
    ).toEqual([
      { ...head, kind: 'changes' },
      { type: 'set-aside', row: 2, expected: 'phone: a phone number such as "+19165550101"' },
      wrong,
      { type: 'set-aside', row: 3, expected: 'ssn: 9 digits, in quotes' },
      { ...other, ssn: '900-12-1234' },
      { type: 'end', lines: 5 },
    ]);
    const mended = file.replace('916-555-0102', '+19165550102').replace('900-12-1234', '900121234');
    expect(await importing(mended)).toMatchObject({ outcome: 'taken' });
    expect(await participants()).toMatchObject([{ phone: '+19165550102' }, { ssn_hash: expect.any(String) }]);
  });

  test('of a file without head and end go into one without', async () => {
    expect(await importing(toText([wrong, other]), { setAside: setAside() })).toMatchObject({ outcome: 'taken' });
    expect(kept).toEqual([
      toText([{ type: 'set-aside', row: 1, expected: 'phone: a phone number such as "+19165550101"' }, wrong]),
    ]);
    expect(await importing((kept[0] ?? '').replace('916-555-0102', '+19165550102'))).toMatchObject({
      outcome: 'taken',
    });
    expect(await participants()).toMatchObject([{ phone: '+19165550102' }, {}]);
  });

  test('refuse the file where they are too many, or another row is wrong', async () => {
    const three = ['1', '2', '3'].map((digit) => ({ ...wrong, participantId: `100000000000${digit}` }));
    expect(await importing(toText(three), { setAside: setAside(2) })).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 3 }],
      problemCount: 1,
      setAside: 2,
    });
    const cut = { ...participantRow, participantId: 'x' };
    expect(await importing(toText([wrong, cut]), { setAside: setAside() })).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 2 }],
    });
    expect({ kept, participants: await participants() }).toEqual({ kept: [], participants: [] });
  });

  test('count as removals: many at once are asked about', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `10000000000${10 + index}`);
    const rows = ids.map((participantId) => ({
      ...known,
      participantId,
      email: `${participantId}@example.org`,
      phone: `+1916555${participantId.slice(-4)}`,
    }));
    await importing(toText(rows));
    const slipped = rows.map((row) => ({ ...row, phone: row.phone.slice(2) }));
    expect(await importing(toText(slipped), { setAside: setAside() })).toMatchObject({
      outcome: 'removes-too-much',
      removals: [{ what: 'phone numbers', removed: 10 }],
    });
  });
});
