import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import type { WrittenRow } from '../../../../src/agency/extract-row.ts';
import { sampleCalifornia } from '../../../../src/agency/samples/sample-california.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { importText, oldKey, readEverything, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { withoutPin } from '../../../support/without-pin.ts';

const clock = () => Date.UTC(2026, 10, 22, 12);
const today = Temporal.PlainDate.from('2026-11-22');
const sample = sampleCalifornia.rows(today).map(withoutPin);
/** As many rows as an end row has to tell. */
const ended = [...sample, { type: 'end', lines: sample.length }];
const noDoubts = { doubts: [], doubtCount: 0 };
const byType = (type: WrittenRow['type']) => sample.filter((row) => row.type === type);

const postgres = usePostgres();

describe.each([
  ['SQLite', temporaryDatabase, 1],
  ['PostgreSQL', postgres.emptyDatabase, 11],
])('an extract that was cut off, imported into %s', (_engine, makeDatabase, step) => {
  let opened: OpenRecords;
  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  const importing = (text: string, options: Partial<Parameters<typeof importCases>[0]> = {}) =>
    importText(opened.db, opened.keys, text, { clock, ...options });
  const everything = () => readEverything(opened.db);

  test('behind any row takes nothing away, or very little, and says what', async () => {
    const outcomes: string[] = [];
    for (let rows = 1; rows < sample.length; rows += step) {
      await importing(toText(sample));
      const before = await everything();
      const result = await importing(toText(sample.slice(0, rows)));
      const after = await everything();
      outcomes.push(result.outcome);
      const told =
        result.outcome === 'taken' ? result.changes.of : { payment: { removed: 0 }, appointment: { removed: 0 } };
      const gone = { payment: told.payment.removed, appointment: told.appointment.removed };
      expect(gone).toEqual({
        payment: before.payments.length - after.payments.length,
        appointment: before.appointments.length - after.appointments.length,
      });
      expect(Math.max(gone.payment, gone.appointment)).toBeLessThanOrEqual(2);
      expect(result.outcome === 'taken' || isDeepStrictEqual(after, before)).toBe(true);
    }
    expect(new Set(outcomes)).toEqual(new Set(['taken', 'removes-too-much']));
  });

  test('within a row takes nothing', async () => {
    await importing(toText(sample));
    const before = await everything();
    const text = toText(sample);
    for (const part of [sample.slice(0, 1), sample.slice(0, 20), sample]) {
      const end = toText(part).length - 1;
      for (let bytes = toText(part.slice(0, -1)).length + 1; bytes < end; bytes += step) {
        expect(await importing(text.slice(0, bytes))).toMatchObject({ outcome: 'refused' });
      }
    }
    expect(await everything()).toEqual(before);
  });

  test('takes nothing where it had an end row, and is told by it', async () => {
    expect(await importing(toText(ended))).toMatchObject({ outcome: 'taken' });
    const before = await everything();
    for (let rows = 1; rows < ended.length; rows += step) {
      const cut = await importing(toText(ended.slice(0, rows)));
      const expected = 'an end row, as the last file had one; this one may be cut off';
      expect(cut).toEqual({
        outcome: 'refused',
        problems: [{ row: rows + 1, expected }],
        problemCount: 1,
        ...noDoubts,
      });
    }
    expect(await everything()).toEqual(before);
  });

  test('is taken without its end row where somebody says so, and from then on without one', async () => {
    await importing(toText(ended));
    expect(await importing(toText(sample), { acceptsNoEnd: true })).toMatchObject({ outcome: 'taken' });
    expect(await importing(toText([...sample, sample[0]].slice(1)))).toMatchObject({ outcome: 'taken' });
  });

  test.each([
    ['too many', { lines: sample.length + 1 }, []],
    ['too few', { lines: sample.length - 1 }, []],
    ['none', {}, []],
    ['a part', { lines: 1.5 }, []],
    ['further rows', { lines: sample.length }, sample.slice(0, 1)],
    ['itself again', { lines: sample.length }, ended.slice(-1)],
  ])('is refused where the end row tells of %s', async (_name, end, more) => {
    const result = await importing(toText([...sample, { type: 'end', ...end }, ...more]));
    expect(result).toMatchObject({ outcome: 'refused', problemCount: 1, ...noDoubts });
    expect((await everything()).participants).toEqual([]);
  });

  test('counts no blank rows in its end row', async () => {
    const text = toText(sample).replaceAll('\n', '\r\n\r\n') + toText(ended.slice(-1));
    expect(await importing(text)).toMatchObject({ outcome: 'taken' });
  });

  test('behind the cases would remove all payments and appointments, and does with a person’s word', async () => {
    await importing(toText(sample));
    const before = await everything();
    const cut = toText([...byType('participant'), ...byType('case')]);
    const payments = before.payments.length;
    const removals = [
      { what: 'payments', removed: payments, all: payments, named: payments },
      { what: 'upcoming appointments', removed: 12, all: 12, named: 12 },
    ];
    expect(await importing(cut)).toEqual({ outcome: 'removes-too-much', removals, ...noDoubts });
    expect(await everything()).toEqual(before);
    expect(await importing(cut, { acceptsRemovals: true })).toMatchObject({ outcome: 'taken', changes: { removals } });
    expect(await everything()).toMatchObject({ payments: [], appointments: [] });
  });

  test('in the payments of a part of the agency asks, though the agency has many more', async () => {
    await importing(toText(sample));
    const [first] = byType('case');
    expect(await importing(toText([first]), { acceptsRemovals: false })).toMatchObject({
      outcome: 'removes-too-much',
      removals: [expect.objectContaining({ what: 'payments' })],
    });
  });

  test('that lost a column asks', async () => {
    await importing(toText(sample));
    const people = byType('participant').length;
    const lost = sample.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([key]) => !['ssn', 'dockets', 'county'].includes(key))),
    );
    expect(await importing(toText(lost))).toMatchObject({
      outcome: 'removes-too-much',
      removals: [{ what: 'SSNs', removed: people, all: people }, { what: 'counties of cases' }, { what: 'dockets' }],
    });
  });

  test('that lost the debts and orders of its cases asks', async () => {
    const cases = byType('case').map((row) => ({
      ...row,
      monthlySupport: '425.00',
      arrears: '0.00',
      debts: [],
      orders: [],
    }));
    const importAll = (rows: readonly object[]) => importing(toText([...byType('participant'), ...rows]));
    expect(await importAll(cases)).toMatchObject({ outcome: 'taken' });
    const all = cases.length;
    expect(await importAll(cases.map(({ debts: _debts, orders: _orders, ...row }) => row))).toMatchObject({
      outcome: 'removes-too-much',
      removals: [
        { what: 'debts of cases', removed: all, all },
        { what: 'orders of cases', removed: all, all },
      ],
    });
  });

  test('that ends many protections asks, and one that leaves them out keeps them', async () => {
    const withProtect = (protect: boolean) => sample.map((row) => (row.type === 'case' ? { ...row, protect } : row));
    await importing(toText(withProtect(true)));
    const { cases: before } = await everything();
    expect(await importing(toText(withProtect(false)))).toMatchObject({
      outcome: 'removes-too-much',
      removals: [{ what: 'protections', removed: before.length, all: before.length }],
    });
    expect(await importing(toText(sample))).toMatchObject({
      outcome: 'taken',
      changes: { of: { case: { changed: 0 } } },
    });
    expect((await everything()).cases).toEqual(before);
  });

  test('takes no participants or cases away, and says how many it does not name', async () => {
    await importing(toText(sample));
    const before = await everything();
    const people = byType('participant').length;
    expect(await importing(toText(byType('participant').slice(0, 3)))).toMatchObject({
      outcome: 'taken',
      changes: {
        of: {
          participant: { added: 0, changed: 0, removed: 0, unnamed: people - 3 },
          case: { unnamed: before.cases.length },
        },
      },
    });
    expect(await everything()).toEqual(before);
  });

  test('loses nothing that is over by then, and moves what is put off', async () => {
    await importing(toText(sample));
    const hearings = byType('appointment');
    const moved = sample.map((row) => (row === hearings[0] ? { ...row, at: '2026-12-11T09:30:00-08:00' } : row));
    expect(await importing(toText(moved))).toMatchObject({
      changes: { of: { appointment: { added: 0, changed: 1, removed: 0 } }, removals: [] },
    });
    const later = () => Date.UTC(2027, 11, 1);
    const over = moved.filter(({ type }) => type !== 'appointment');
    expect(await importing(toText(over), { clock: later })).toMatchObject({
      outcome: 'taken',
      changes: { of: { appointment: { removed: 12 } }, removals: [] },
    });
  });
});
