import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { importCases } from '../../../../src/adapters/sql/import/import-cases.ts';
import { type OpenRecords, openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import type { WrittenRow } from '../../../../src/agency/extract-row.ts';
import { sampleCalifornia } from '../../../../src/agency/samples/sample-california.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { importText, oldKey, readEverything, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';
import { caseRow } from '../../../support/rows.ts';

const pinless = { pinTemporary: false, mailingAddressValid: true } as const;
const payer: WrittenRow = { type: 'participant', participantId: '1000000000001', ...pinless };
const recipient: WrittenRow = { type: 'participant', participantId: '1000000000002', ...pinless };
const oneCase: WrittenRow = {
  ...caseRow,
  arrears: '1310.55',
};
const payment: Extract<WrittenRow, { type: 'payment' }> = {
  type: 'payment',
  caseNumber: '200000000000011',
  kind: 'collection',
  status: 'posted',
  amount: '425.00',
  date: '2026-11-03',
  method: 'bank',
};
const hearing: Extract<WrittenRow, { type: 'appointment' }> = {
  type: 'appointment',
  caseNumber: '200000000000011',
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Superior Court',
  address: '1 Example Street',
};
const noDoubts = { doubts: [], doubtCount: 0 };
const family = [payer, recipient, oneCase];

const postgres = usePostgres();

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.emptyDatabase],
])('an import into %s', (_engine, makeDatabase) => {
  let url: string;
  let opened: OpenRecords;

  beforeEach(async () => {
    url = await makeDatabase();
    opened = await openSqlRecords({ url, keys: [oldKey] });
  });
  afterEach(() => opened.records.close());

  const importing = (text: string | Uint8Array) => importText(opened.db, opened.keys, text);
  const importRows = (lines: readonly unknown[]) => importing(toText(lines));
  const importAnyway = (lines: readonly unknown[]) =>
    importText(opened.db, opened.keys, toText(lines), { acceptsRemovals: true });
  const everything = () => readEverything(opened.db);
  const amounts = async () => (await everything()).payments.map(({ amount_cents: cents }) => cents);

  describe('a file that fits', () => {
    test('is taken and counted', async () => {
      const result = await importRows([...family, payment, payment, hearing]);
      const none = { changed: 0, removed: 0 };
      expect(result).toEqual({
        outcome: 'taken',
        counts: { participant: 2, case: 1, payment: 2, appointment: 1, document: 0 },
        changes: {
          of: {
            participant: { added: 2, ...none, unnamed: 0 },
            case: { added: 1, ...none, unnamed: 0 },
            payment: { added: 2, ...none },
            appointment: { added: 1, ...none },
            document: { added: 0, ...none },
          },
          removals: [],
        },
        ...noDoubts,
      });
      expect(await everything()).toMatchObject({ cases: [{ number: '200000000000011', arrears_cents: 131_055 }] });
    });

    test('may have thousands of rows of a kind one after the other, with all that they can tell', async () => {
      const third: WrittenRow = { ...payer, participantId: '1000000000003' };
      const parties = [payer, third].map(({ participantId }) => ({ participant: participantId, role: 'payer' }));
      const { payer: _payer, recipient: _recipient, ...facts } = caseRow;
      const numbers = Array.from({ length: 6000 }, (_, index) => String(300_000_000_000_000 + index));
      const withParties = {
        ...facts,
        parties: [...parties, { participant: recipient.participantId, role: 'recipient' }],
      };
      const rows = [
        payer,
        recipient,
        third,
        ...numbers.map((caseNumber) => ({ ...withParties, caseNumber, asOf: '2026-11-20' })),
        ...numbers.map((caseNumber) => ({ ...payment, caseNumber })),
        ...numbers.map((caseNumber) => ({ ...hearing, caseNumber })),
      ];
      expect(await importRows(rows)).toMatchObject({
        outcome: 'taken',
        counts: { participant: 3, case: 6000, payment: 6000, appointment: 6000 },
      });
    });

    test('may have Windows line ends, a byte order mark, blank lines, and no line end at its end', async () => {
      const text = `\uFEFF${family.map((line) => JSON.stringify(line)).join('\r\n\r\n')}`;
      expect(await importing(text)).toMatchObject({ outcome: 'taken', counts: { participant: 2, case: 1 } });
    });

    test('keeps neither PIN nor SSN', async () => {
      await importRows([{ ...payer, ssn: '900121234', pin: '482913' }]);
      expect(JSON.stringify(await everything())).not.toMatch(/482913|900121234/);
    });

    test('is known when it comes again', async () => {
      await importRows(family);
      expect(await importRows(family)).toEqual({ outcome: 'already-taken' });
    });

    test('changes nothing when it comes again after another', async () => {
      const sample = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));
      await importRows(sample);
      const before = await everything();
      await importRows([{ ...payer, participantId: '7777777' }]);
      expect(await importRows(sample)).toMatchObject({ outcome: 'taken' });
      const { participants, ...after } = await everything();
      expect(after).toMatchObject({
        cases: before.cases,
        payments: before.payments,
        appointments: before.appointments,
      });
      expect(participants.slice(0, -1)).toEqual(before.participants);
    });
  });

  describe('what is already in the records', () => {
    test('is renewed by the file: participants, cases, and who is who in a case', async () => {
      await importRows([{ ...payer, email: 'a@example.org' }, recipient, oneCase]);
      const other = { ...payer, participantId: '1000000000003' };
      await importRows([payer, other, { ...oneCase, arrears: '-3.20', recipient: '1000000000003' }]);
      expect(await everything()).toMatchObject({
        participants: [{ id: 1, email: null }, { id: 2 }, { id: 3 }],
        cases: [{ arrears_cents: -320, payer_id: 1, recipient_id: 3 }],
      });
    });

    test('changes the payer of a case where the file names another', async () => {
      await importRows(family);
      const other = { ...payer, participantId: '1000000000003' };
      await importRows([other, { ...oneCase, payer: '1000000000003' }]);
      expect(await everything()).toMatchObject({ cases: [{ payer_id: 3, recipient_id: 2 }] });
    });

    test('has its payments and appointments replaced where the file has the case', async () => {
      await importRows([...family, payment, hearing]);
      expect(await importAnyway([oneCase, { ...payment, amount: '10.00' }])).toMatchObject({
        outcome: 'taken',
        changes: {
          of: {
            case: { added: 0, changed: 0 },
            payment: { added: 0, changed: 1, removed: 0 },
            appointment: { removed: 1 },
          },
          removals: [{ what: 'upcoming appointments', removed: 1, all: 1 }],
        },
      });
      expect(await amounts()).toEqual([1000]);
      expect((await everything()).appointments).toEqual([]);
    });

    test.each([
      ['at another time and of another kind', { at: '2027-02-01T09:30:00-08:00', kind: 'conference' }],
      ['cancelled', { status: 'cancelled' }],
      ['by phone', { held: 'phone', join: { phone: '+16695550123', code: '4711' } }],
    ] as const)('has an appointment with an ID changed: %s', async (_what, news) => {
      const [first, second] = [
        { ...hearing, id: 'A-1' },
        { ...hearing, id: 'A-2' },
      ];
      await importRows([...family, first, second]);
      const changes = { of: { appointment: { added: 0, changed: 1, removed: 0 } }, removals: [] };
      expect(await importRows([...family, { ...first, ...news }, second])).toMatchObject({ changes });
      const nothing = { of: { appointment: { added: 0, changed: 0, removed: 0 } } };
      expect(await importRows([...family, second, { ...first, ...news }])).toMatchObject({ changes: nothing });
    });

    test('has an appointment that is another one counted apart', async () => {
      await importRows([...family, { ...hearing, id: 'A-1' }]);
      const office = { ...hearing, id: 'A-2', kind: 'office' };
      expect(await importAnyway([...family, office])).toMatchObject({
        changes: { of: { appointment: { added: 1, changed: 0, removed: 1 } } },
      });
    });

    test('has payments and appointments added where the file has not the case', async () => {
      await importRows([...family, payment, hearing]);
      await importRows([payment, { ...payment, amount: '10.00' }, hearing]);
      expect(await amounts()).toEqual([1000, 42_500]);
      expect((await everything()).appointments).toHaveLength(1);
    });

    test('keeps payments and appointments of which a file without the case says nothing', async () => {
      await importRows([...family, payment, hearing]);
      await importRows([{ ...payment, amount: '10.00' }]);
      expect(await amounts()).toEqual([1000, 42_500]);
      expect((await everything()).appointments).toHaveLength(1);
    });

    test('has two equal payments of a day where the file has two', async () => {
      await importRows([...family, payment]);
      await importRows([payment, payment]);
      expect(await amounts()).toEqual([42_500, 42_500]);
    });
  });

  describe('a PIN', () => {
    const issue = (pin: string, pinTemporary: boolean) => importRows([{ ...payer, pin, pinTemporary }]);
    const signIn = (pin: string) =>
      opened.records.signIn({ claim: opened.records.identify('participant-id', '1000000000001'), pin, attempt: pin });

    test('that the caller has changed stays, while the agency issues the same as before', async () => {
      await issue('482913', false);
      await importRows([{ ...payer, participantId: '1000000000009', pin: '736150' }]);
      const [, other] = (await everything()).participants;
      const changed = { pin_hash: other?.pin_hash ?? null };
      await opened.db.updateTable('participants').set(changed).where('id', '=', 1).execute();
      await issue('482913', true);
      expect(await signIn('736150')).toMatchObject({ outcome: 'accepted', pinTemporary: false });
    });

    test('that is newly issued takes its place', async () => {
      await issue('482913', false);
      await issue('604718', true);
      expect(await signIn('482913')).toEqual({ outcome: 'refused' });
      expect(await signIn('604718')).toMatchObject({ outcome: 'accepted', pinTemporary: true });
    });

    test('stays where a later file tells none', async () => {
      await issue('482913', false);
      await importRows([{ ...payer, email: 'a@example.org' }]);
      expect(await signIn('482913')).toMatchObject({ outcome: 'accepted' });
    });
  });

  describe('a file with mistakes', () => {
    const refused = (...problems: [row: number, expected: string][]) => ({
      outcome: 'refused',
      problems: problems.map(([row, expected]) => ({ row, expected: expect.stringContaining(expected) })),
      problemCount: problems.length,
      ...noDoubts,
    });

    test.each([
      ['an unknown payer', [recipient, oneCase], [2, 'payer: a participant']],
      ['a recipient after the case', [payer, oneCase, recipient], [2, 'recipient: a participant']],
      ['a participant twice', [payer, recipient, payer], [3, 'a participant only once']],
      ['a case twice', [...family, oneCase], [4, 'a case only once']],
      ['a payment of no case', [payer, payment], [2, 'a case in this file']],
      [
        'an appointment at two times',
        [...family, { ...hearing, id: 'A-1' }, { ...hearing, id: 'A-1', at: '2026-12-09T09:30:00-08:00' }],
        [5, 'id: an appointment of a case only once'],
      ],
      ['an appointment of no case', [payer, hearing], [2, 'a case in this file']],
      ['a row that is no row of an extract', [payer, { type: 'payday' }], [2, '"type"']],
    ] satisfies [string, unknown[], [number, string]][])('is refused: %s', async (_name, rows, problem) => {
      expect(await importRows(rows)).toEqual(refused(problem));
      expect((await everything()).participants).toEqual([]);
    });

    test('is refused where it is empty', async () => {
      expect(await importing('')).toEqual(refused([1, 'at least one row']));
      expect(await importing('\n\n')).toEqual(refused([1, 'at least one row']));
    });

    test('is refused where it is not UTF-8, and where a row is too long to be one', async () => {
      const latin = Buffer.from('{"county":"Ca\xF1on"}\n', 'latin1');
      const long = Buffer.from(`${' '.repeat(70_000)}\n{\n`);
      const result = await importing(Buffer.concat([latin, long]));
      expect(result).toEqual(refused([1, 'UTF-8'], [2, '64 kB'], [3, 'JSON']));
    });

    test.each([
      ['UTF-16 with a mark', Buffer.from(`\uFEFF${toText(family)}`, 'utf16le'), 'UTF-16: save the file as UTF-8'],
      ['UTF-16', Buffer.from(toText(family), 'utf16le'), 'UTF-16: save the file as UTF-8'],
      ['UTF-16, big-endian', Buffer.from(toText(family), 'utf16le').swap16(), 'UTF-16: save the file as UTF-8'],
      ['gzip', gzipSync(toText(family)), 'compressed: unpack it first'],
    ])('says in one sentence what is to be done with a file in %s', async (_name, bytes, expected) => {
      expect(await importing(bytes)).toEqual(refused([1, expected]));
    });

    test('is refused where values cannot be meant, with each row', async () => {
      const result = await importRows([
        ...family,
        { ...payment, date: '2099-11-03' },
        { ...hearing, at: '2027-07-06T09:30:00-08:00' },
      ]);
      expect(result).toEqual(refused([4, 'date: a date from 1975'], [5, 'at: a time that exists']));
      expect((await everything()).participants).toEqual([]);
    });

    test('tells the first twenty mistakes in the order of rows, and how many there are', async () => {
      const result = await importRows(
        Array.from({ length: 33 }, (_, index) => ({ ...payment, caseNumber: `4711-${index}` })),
      );
      expect(result).toMatchObject({ outcome: 'refused', problemCount: 33 });
      const rows = result.outcome === 'refused' ? result.problems.map(({ row }) => row) : [];
      expect(rows).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    });

    test('can be put right and imported', async () => {
      await importRows([payer, recipient, oneCase, { ...payment, amount: '1' }]);
      expect(await importRows([...family, payment])).toMatchObject({ outcome: 'taken' });
    });
  });

  test('an import that is stopped takes nothing', async () => {
    const stop = new AbortController();
    async function* open() {
      yield Buffer.from(toText(family));
      stop.abort(new Error('stopped'));
    }
    await expect(importCases({ ...opened, lines: sampleCalifornia.lines, open, signal: stop.signal })).rejects.toThrow(
      'stopped',
    );
    expect((await everything()).participants).toEqual([]);
  });

  test('a server on the same file reads and writes while an import is at work', async () => {
    await importRows([...family, payment]);
    const importer = await openSqlRecords({ url, keys: [oldKey] });
    const halfway = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    async function* open() {
      yield Buffer.from(toText([{ ...oneCase, county: 'Fresno' }]));
      halfway.resolve();
      await goOn.promise;
    }
    await opened.records.check();
    const result = importCases({ ...importer, lines: sampleCalifornia.lines, open, acceptsRemovals: true });
    await Promise.race([halfway.promise, result]);
    const claim = opened.records.identify('participant-id', '1000000000001');
    expect(await opened.records.signIn({ claim, pin: '1111', attempt: '1' })).toEqual({ outcome: 'refused' });
    expect(await opened.records.findCase('1', 1)).toMatchObject({ county: 'Kern' });
    goOn.resolve();
    expect(await result).toMatchObject({ outcome: 'taken' });
    expect(await opened.records.findCase('1', 1)).toMatchObject({ county: 'Fresno' });
    await importer.records.close();
  });

  test('a file in which anything was changed is either taken or changes nothing', async () => {
    await importRows(family);
    const text = Buffer.from(toText([...family, payment, payment, hearing]));
    const mutilation = fc.record({
      at: fc.nat(text.length - 1),
      remove: fc.nat(40),
      insert: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(mutilation, async ({ at, remove, insert }) => {
        const before = await everything();
        const mutilated = Buffer.concat([text.subarray(0, at), insert, text.subarray(at + remove)]);
        const { outcome } = await importing(mutilated);
        const changed = JSON.stringify(await everything()) !== JSON.stringify(before);
        expect(outcome === 'taken' || !changed).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});

test('a write waits without blocking while another connection holds the lock', async () => {
  const url = await temporaryDatabase();
  const opened = await openSqlRecords({ url, keys: [oldKey] });
  const { DatabaseSync } = await import('node:sqlite');
  const other = new DatabaseSync(url.slice('sqlite:'.length));
  other.exec('BEGIN IMMEDIATE');
  const claim = opened.records.identify('participant-id', '1000000000001');
  const waiting = opened.records.signIn({ claim, pin: '1111', attempt: '1' });
  setTimeout(() => {
    other.exec('COMMIT');
    other.close();
  }, 150);
  expect(await opened.records.findCase('1', 1)).toBeUndefined();
  expect(await waiting).toEqual({ outcome: 'refused' });
  await opened.records.close();
});

test('an import whose changes were found before others changed the records finds them again', async () => {
  const url = await temporaryDatabase();
  const opened = await openSqlRecords({ url, keys: [oldKey] });
  await importText(opened.db, opened.keys, toText([...family, payment, hearing]));
  const before = await readEverything(opened.db);
  const { DatabaseSync } = await import('node:sqlite');
  const other = new DatabaseSync(url.slice('sqlite:'.length));
  other.exec('BEGIN IMMEDIATE');
  const unchanged = [...family, payment, hearing, { ...payer, participantId: '1000000000008' }];
  const importing = importText(opened.db, opened.keys, toText(unchanged));
  await wait(1000);
  for (const table of ['payments', 'appointments', 'cases', 'participants']) other.exec(`DELETE FROM ${table}`);
  other.exec('COMMIT');
  other.close();
  expect(await importing).toMatchObject({ outcome: 'taken' });
  const after = await readEverything(opened.db);
  expect(after.cases.map(({ number }) => number)).toEqual(before.cases.map(({ number }) => number));
  expect([after.payments, after.appointments]).toEqual([before.payments, before.appointments]);
  expect(after.participants).toHaveLength(3);
  await opened.records.close();
});
