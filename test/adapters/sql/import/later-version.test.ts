import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { sampleCalifornia } from '../../../../src/agency/samples/sample-california.ts';
import { useDatabases } from '../../../support/databases.ts';
import { importText, oldKey, readEverything, toText } from '../../../support/sqlite-records.ts';
import { withoutPin } from '../../../support/without-pin.ts';

const clock = () => Date.UTC(2026, 10, 22, 12);
const sample = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22')).map(withoutPin);

/** A whole file: its head, these rows, and its end. */
function wrap(rows: readonly unknown[], head: object = {}): string {
  const first = { type: 'extract', version: '1.0', of: '2026-11-22', kind: 'full', ...head };
  return toText([first, ...rows, { type: 'end', lines: rows.length + 1 }]);
}

/** The same rows as a version to come may write them. */
const later = [
  { type: 'of-tomorrow', caseNumber: '200000000000011', since: '2026-01-01' },
  ...sample.map((row) => ({ ...row, ofTomorrow: [{ kind: 'fees' }, { kind: 'support' }] })),
];

describe.each(useDatabases())('an extract with a head, imported into %s', (_engine, makeDatabase) => {
  let url: string;
  let opened: OpenRecords;
  beforeEach(async () => {
    url = await makeDatabase();
    opened = await openSqlRecords({ url, keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  const importing = (text: string, options: Partial<Parameters<typeof importCases>[0]> = {}) =>
    importText(opened.db, opened.keys, text, { clock, ...options });
  const everything = () => readEverything(opened.db);

  test('is taken as one without, and so is one of a later version, and the other way round', async () => {
    await importing(toText(sample));
    const before = await everything();
    expect(await importing(wrap(sample))).toMatchObject({ outcome: 'taken', kind: 'full' });
    const counts = new Map(['participant', 'case', 'payment', 'appointment', 'document'].map((type) => [type, 0]));
    for (const { type } of sample) counts.set(type, (counts.get(type) ?? 0) + 1);
    const passedOver = [...counts].map(([type, count]) => ({ name: `${type}.ofTomorrow`, count }));
    const result = await importing(wrap(later, { version: '1.7' }));
    expect(result).toMatchObject({ outcome: 'taken', changes: { removals: [] } });
    const told = 'passedOver' in result ? result.passedOver : [];
    expect(told).toHaveLength(6);
    expect(told).toEqual(
      expect.arrayContaining([
        ...passedOver.map((one) => expect.objectContaining(one)),
        { name: 'rows of type of-tomorrow', count: 1, row: 2 },
      ]),
    );
    expect(await importing(wrap(sample, { needs: ['payment'] }))).toMatchObject({ outcome: 'taken' });
    expect(await importing(toText(sample), { acceptsNoEnd: true })).toMatchObject({ outcome: 'taken' });
    expect(await everything()).toEqual(before);
  });

  test('without a head is refused where it holds what is not known', async () => {
    expect(await importing(toText(later))).toMatchObject({ outcome: 'refused', problemCount: later.length });
    expect(await everything()).toMatchObject({ participants: [] });
  });

  test('is refused for what is not known where that is asked for', async () => {
    const result = await importing(wrap(later), { isStrict: true });
    expect(result).toMatchObject({ outcome: 'refused', problemCount: later.length });
    expect(await importing(wrap(sample), { isStrict: true })).toMatchObject({ outcome: 'taken' });
  });

  test('no longer tells a payment as posted that has come to a status that is not known', async () => {
    await importing(wrap(sample));
    const posted = sample.find((row) => row.type === 'payment' && row.status === 'posted');
    const changed = sample.map((row) => (row === posted ? { ...row, status: 'of-tomorrow' } : row));
    expect(await importing(wrap(changed))).toMatchObject({
      outcome: 'taken',
      changes: { of: { payment: { removed: 1 } } },
      passedOver: [{ name: 'payment rows with another status', count: 1 }],
    });
    const needs = ['payment.status.of-tomorrow'];
    expect(await importing(wrap(changed, { needs }))).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 1, expected: expect.stringContaining('(found payment.status.of-tomorrow)') }],
      problemCount: 1,
    });
  });

  test('is refused where the usual word is written otherwise, and taken where somebody says so', async () => {
    const loud = sample.map((row) => (row.type === 'payment' ? { ...row, status: row.status.toUpperCase() } : row));
    const { length } = sample.filter(({ type }) => type === 'payment');
    const row = sample.findIndex(({ type }) => type === 'payment') + 2;
    const expected = expect.stringContaining(`but for 2 % of payment rows; ${length} would be left out`);
    const refused = { outcome: 'refused', problems: [{ row, expected }], problemCount: 1 };
    expect(await importing(wrap(loud))).toMatchObject(refused);
    expect(await importing(wrap(loud), { acceptsRemovals: true })).toMatchObject({ outcome: 'taken' });
  });

  test('of another major version is refused in one sentence', async () => {
    expect(await importing(wrap([{ what: 'ever' }], { version: '2.0' }))).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 1, expected: expect.stringMatching(/^version: 1\.0/) }],
      problemCount: 1,
    });
  });

  test('of an older day than the last one is refused, and taken where somebody says so', async () => {
    await importing(wrap(sample));
    const older = wrap(sample.slice(0, 3), { of: '2026-11-21', kind: 'changes' });
    expect(await importing(older)).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 1, expected: expect.stringContaining('of: 2026-11-22, the day of the last file taken') }],
      problemCount: 1,
    });
    expect(await importing(wrap(sample.slice(0, 3), { kind: 'changes' }))).toMatchObject({ outcome: 'taken' });
    expect(await importing(older, { acceptsOlder: true })).toMatchObject({ outcome: 'taken' });
    expect(await importing(wrap(sample, { of: '2026-11-21' }))).toMatchObject({ outcome: 'taken' });
  });

  test('that lost its head is warned of, since its day cannot be judged, and refused where it is strict', async () => {
    const headless = toText([...sample, { type: 'end', lines: sample.length }]);
    expect(await importing(headless)).toMatchObject({ outcome: 'taken', doubtCount: 0 });
    await importing(wrap(sample));
    const lost = {
      row: 1,
      expected: expect.stringMatching(/^an extract row as the first one, as the file of 2026-11-22/),
    };
    expect(await importing(headless, { isStrict: true })).toMatchObject({ outcome: 'refused', problems: [lost] });
    expect(await importing(headless)).toMatchObject({ outcome: 'taken', doubts: [lost] });
    await importing(wrap(sample));
    expect(await importing(headless, { acceptsOlder: true, isStrict: true })).toMatchObject({ doubtCount: 0 });
  });

  test('of an older day is refused also behind one without a head', async () => {
    await importing(wrap(sample));
    await importing(toText(sample), { acceptsNoEnd: true });
    expect(await importing(wrap(sample, { of: '2026-11-21' }))).toMatchObject({ outcome: 'refused' });
  });

  test('of an older day is not taken where a newer one was taken while it was read', async () => {
    const newer = { number: 7, digest: '', imported_at_ms: 0, of_day: '2026-11-22' };
    const text = wrap(sample, { of: '2026-11-21' });
    const beside = await openSqlRecords({ url, keys: [oldKey] });
    const open = async function* () {
      yield Buffer.from(text);
      const insert = beside.db.insertInto('extracts').values(newer);
      await insert.onConflict((conflict) => conflict.doNothing()).execute();
    };
    try {
      await expect(importing('', { open })).rejects.toThrow('A file of a later day (2026-11-22)');
    } finally {
      await beside.records.close();
    }
    expect(await everything()).toMatchObject({ participants: [] });
  });

  test.each([
    ['of a day to come', wrap(sample, { of: '2026-11-24' }), 1, 'of: the day of the records'],
    [
      'without its end',
      toText([JSON.parse(wrap([]).split('\n')[0] ?? ''), ...sample]),
      sample.length + 2,
      'an end row',
    ],
    [
      'with a second head',
      wrap([...sample, { type: 'extract', version: '1.0', of: '2026-11-22', kind: 'full' }]),
      sample.length + 2,
      'an extract row only as the first one',
    ],
    ['with nobody', wrap([]), 1, 'at least one row of'],
    [
      'with nothing that is known',
      wrap([{ type: 'of-tomorrow' }], { kind: 'changes' }).replace('"lines":2', '"lines":1'),
      3,
      'lines: 2',
    ],
  ])('%s is refused', async (_name, text, row, expected) => {
    expect(await importing(text)).toMatchObject({
      outcome: 'refused',
      problems: [{ row, expected: expect.stringContaining(expected) }],
    });
  });

  test('may have no changes on a quiet day', async () => {
    await importing(wrap(sample));
    const before = await everything();
    expect(await importing(wrap([], { kind: 'changes' }))).toMatchObject({ outcome: 'taken', kind: 'changes' });
    expect(await everything()).toEqual(before);
  });
});
