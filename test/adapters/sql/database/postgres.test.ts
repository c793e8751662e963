import process from 'node:process';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type Postgres, startPostgres } from '../../../../scripts/rigs/services/start-postgres.ts';
import type { Database } from '../../../../src/adapters/sql/database/database.ts';
import { migrateTables } from '../../../../src/adapters/sql/database/migrate-tables.ts';
import { migrations } from '../../../../src/adapters/sql/database/migrations.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import type { Records } from '../../../../src/calls/ports/records.ts';
import { testParties } from '../../../support/parties.contract.ts';
import { testPinLife } from '../../../support/pin-life.contract.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { testCaseState } from '../../../support/case-state.contract.ts';
import { testProtectedCases } from '../../../support/protected-cases.contract.ts';
import { type RecordsUnderTest, testRecords } from '../../../support/records.contract.ts';
import { importText, oldKey, readMessages, readRequests, toText } from '../../../support/sqlite-records.ts';
import { byVoice } from '../../../support/by-voice.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';

const postgres = usePostgres();

async function openEmpty(clock: () => number): Promise<RecordsUnderTest> {
  const { records, db, keys } = await openSqlRecords({ url: await postgres.emptyDatabase(), keys: [oldKey], clock });
  return {
    records,
    importLines: (lines) => importText(db, keys, toText(lines)),
    readMessages: () => readMessages(db, keys),
    readRequests: () => readRequests(db),
  };
}

testRecords('PostgreSQL', openEmpty);
testParties('PostgreSQL', openEmpty);
testPinLife('PostgreSQL', openEmpty);
testProtectedCases('PostgreSQL', openEmpty);
testCaseState('PostgreSQL', openEmpty);

const couple = [
  { ...participantRow, participantId: '1000000000001', pin: '482913' },
  { ...participantRow, participantId: '1000000000002' },
];
const owed = {
  ...caseRow,
  arrears: '21474836.48',
};

/** Records with one case in them, as a server opens them. */
async function openCouple(url: string) {
  const opened = await openSqlRecords({ url, keys: [oldKey], statementTimeoutMs: 500 });
  onTestFinished(() => opened.records.close());
  await importText(opened.db, opened.keys, toText([...couple, owed]));
  return opened;
}

describe('PostgreSQL', () => {
  test('gives amounts beyond 32 bits as the numbers they are, and refuses what is not exact', async () => {
    const { records, db } = await openCouple(await postgres.emptyDatabase());
    expect(await records.findCase('1', 1)).toMatchObject({ arrearsCents: 2_147_483_648 });
    await sql`update cases set arrears_cents = 9007199254740993`.execute(db);
    await expect(records.findCase('1', 1)).rejects.toThrow('too large to be exact');
    expect(await records.findCase('2', 2)).toBeUndefined();
  });

  test('plans a statement once for each connection', async () => {
    const { records, db } = await openCouple(await postgres.emptyDatabase());
    const page = { participant: '1', skip: 0, limit: 5 };
    const payments = { ...page, kind: 'collection', today: '2026-11-23', taxOffsets: false } as const;
    const from = Temporal.Instant.from('2026-11-23T00:00:00Z');
    for (const position of [1, 2, 3]) {
      await records.findCase('1', position);
      await records.findPayments(payments);
      await records.findAppointments({ ...page, from, cancelledFrom: from });
    }
    const plans = sql<{ statement: string }>`
      select statement from pg_prepared_statements where statement like '%offset%'
    `;
    expect((await plans.execute(db)).rows).toHaveLength(3);
  });

  test('goes on with its plans when a newer program adds a column', async () => {
    const { records, db } = await openCouple(await postgres.emptyDatabase());
    const signIn = (attempt: string) =>
      records.signIn({ claim: records.identify('participant-id', '1000000000001'), pin: '482913', attempt });
    await signIn('CA1:1');
    await records.findCase('1', 1);
    for (const table of ['participants', 'cases']) {
      await db.schema.alterTable(table).addColumn('of_the_future', 'text').execute();
    }
    expect(await signIn('CA1:2')).toMatchObject({ outcome: 'accepted' });
    expect(await records.findCase('1', 1)).toMatchObject({ county: 'Kern' });
  });

  test('gives up a statement that waits too long, and goes on', async () => {
    const { records, db } = await openCouple(await postgres.emptyDatabase());
    const locked = Promise.withResolvers<void>();
    const end = Promise.withResolvers<void>();
    const other = db.transaction().execute(async (transaction) => {
      await sql`lock table requests`.execute(transaction);
      locked.resolve();
      await end.promise;
    });
    await locked.promise;
    const request = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: 'CA1:1',
      details: {},
    } as const;
    await expect(records.leaveRequest(request)).rejects.toThrow('statement timeout');
    end.resolve();
    await other;
    expect(await records.leaveRequest(request)).toMatch(/^\d{8}$/);
  });

  test('needs DATA_SECRET, and names no password', async () => {
    await expect(openSqlRecords({ url: await postgres.emptyDatabase() })).rejects.toThrow('need DATA_SECRET');
    const closed = openSqlRecords({ url: 'postgres://somebody:hunter2@127.0.0.1:1/ivr', keys: [oldKey] });
    await expect(closed).rejects.toThrow('ECONNREFUSED');
    await expect(closed).rejects.not.toThrow('hunter2');
  });

  test('opens tables that lack changes only where it may make them', async () => {
    const url = await postgres.bareDatabase();
    const opening = openSqlRecords({ url, keys: [oldKey], migrate: false });
    await expect(opening).rejects.toThrow('run npm run migrate, then start again');
    expect(await migrateTables(url)).toEqual(Object.keys(migrations).toSorted());
    expect(await migrateTables(url)).toEqual([]);
    const opened = await openSqlRecords({ url, keys: [oldKey], migrate: false });
    await opened.records.close();
  });
});

describe('PostgreSQL that goes away', () => {
  let server: Postgres;
  let records: Records;
  let db: Database;

  beforeAll(async () => {
    server = await startPostgres();
    const opened = await openSqlRecords({ url: server.urlOf('postgres'), keys: [oldKey], statementTimeoutMs: 500 });
    ({ records, db } = opened);
    await importText(opened.db, opened.keys, toText([...couple, owed]));
  }, 180_000);
  afterAll(async () => {
    await records.close();
    await server.remove();
  });

  const useAllConnections = () => Promise.allSettled(Array.from({ length: 30 }, () => records.findCase('1', 1)));
  const faults = async () => (await useAllConnections()).filter(({ status }) => status === 'rejected').length;

  test.each(['SIGINT', 'SIGQUIT', 'SIGKILL'] as const)(
    'by %s is waited for once, then fails at once, and is found again when it is back',
    async (signal) => {
      expect(await faults()).toBe(0);
      const underWay = useAllConnections();
      await server.stop(signal);
      try {
        await underWay;
        await expect(records.check()).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/);
        const started = performance.now();
        await expect(records.check()).rejects.toThrow(/ECONNREFUSED|ECONNRESET|terminat/);
        expect(performance.now() - started).toBeLessThan(1_000);
      } finally {
        // What comes after this test has a database, however this one ends.
        await server.start();
      }
      expect(await faults()).toBe(0);
    },
  );

  test('without a word is given up in time, and found again when it answers', async () => {
    expect(await faults()).toBe(0);
    const { rows } = await sql<{ pid: number }>`select pid from pg_stat_activity where datname is not null`.execute(db);
    const pids = [server.pid(), ...rows.map(({ pid }) => pid)];
    for (const pid of pids) process.kill(pid, 'SIGSTOP');
    const started = performance.now();
    await expect(records.check()).rejects.toThrow('timeout');
    expect(performance.now() - started).toBeLessThan(4_000);
    for (const pid of pids) process.kill(pid, 'SIGCONT');
    expect(await faults()).toBe(0);
  });
});
