import { describe, expect, onTestFinished, test } from 'vitest';
import { createFileOwedStore } from '../../../src/adapters/files/file-owed-store.ts';
import { sampleCaller } from '../../../src/agency/sample-agency.ts';
import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';
import { verifyAudit } from '../../../src/adapters/sql/audit/verify-audit.ts';
import { migrateTables } from '../../../src/adapters/sql/database/migrate-tables.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { findOwedFolder } from '../../../src/system/find-owed-folder.ts';
import { anEvent } from '../../support/an-event.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, readMessages, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const sample = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));
const chosenPin = '730518';
const dayMs = 86_400_000;
const lockedId = '1000000000002';
const postgres = usePostgres();

const run = (from: string, to: string, more: NodeJS.ProcessEnv = {}) =>
  runScript('commands/move.ts', [from, to], { DATA_SECRET: `${oldKey.id}:${oldKey.secret}`, ...more });

async function open(url: string): Promise<OpenRecords> {
  const opened = await openSqlRecords({ url, keys: [oldKey] });
  onTestFinished(() => opened.records.close());
  return opened;
}

async function migrated(url: string): Promise<string> {
  await migrateTables(url);
  return url;
}

async function signIn({ records }: OpenRecords, id: string, pin: string, attempt: string): Promise<string> {
  const { outcome } = await records.signIn({ claim: records.identify('participant-id', id), pin, attempt });
  return outcome;
}

/** The made-up agency after some days: a PIN was chosen, somebody is locked, requests are left and exported, a letter waits. */
async function liveIn(opened: OpenRecords): Promise<void> {
  const { db, keys, records, trail, events } = opened;
  await importText(db, keys, toText(sample));
  const [participant] = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', '=', sampleCaller.participantId)
    .execute();
  const candidate = (await records.checkNewPin(String(participant?.id), chosenPin)) ?? '';
  await records.changePin({ participant: String(participant?.id), candidate, pin: chosenPin });
  for (let attempt = 0; attempt < 3; attempt += 1) await signIn(opened, lockedId, '1111', `CA1:${attempt}`);
  const claim = records.identify('participant-id', '1000000000003');
  await records.requestPin({ claim, request: 'CA2', ...pinMessage });
  const request = { participant: '1', kind: 'message', language: 'en', line: 'a-line', pace: 'standard' } as const;
  await records.leaveRequest({ ...request, attempt: 'CA3:1', details: { text: "it's a \\ tab\t and\nNew lines 'ñ'" } });
  const entry = { who: { participant: '1' }, call: 'CA1', line: 'a-line', facts: { told: 2 } } as const;
  await events.append([
    anEvent(),
    { ...anEvent(), turn: 2 },
    { ...anEvent(), call: 'two', begunMs: anEvent().begunMs - dayMs },
  ]);
  for (let turn = 1; turn < 40; turn += 1) await trail.append({ ...entry, what: 'payments-told', turn });
}

/** Everything that the move carries, but for what it writes itself. */
async function readAll({ db, events }: OpenRecords) {
  const tables = [
    'participants',
    'cases',
    'payments',
    'appointments',
    'documents',
    'sign_in_failures',
    'pin_requests',
  ] as const;
  const more = ['outbox', 'request_batches', 'requests', 'extracts', 'pin_groups', 'key_proofs'] as const;
  const all = await Promise.all(
    [...tables, ...more].map(async (table) => {
      const rows = await db.selectFrom(table).selectAll().execute();
      return [table, rows.map((row) => JSON.stringify(row, Object.keys(row).toSorted())).toSorted()] as const;
    }),
  );
  const numbers = await db.selectFrom('numbers').selectAll().where('name', '!=', 'moved').orderBy('name').execute();
  return { ...Object.fromEntries(all), numbers, events: await events.findCall(['one', 'two']) };
}

describe.each([
  ['SQLite to PostgreSQL', temporaryDatabase, postgres.emptyDatabase],
  ['PostgreSQL to SQLite', postgres.emptyDatabase, async () => migrated(await temporaryDatabase())],
] as const)('npm run move from %s', (_way, makeFrom, makeTo) => {
  test('moves everything, and a chosen PIN signs in there', async () => {
    const [from, to] = [await makeFrom(), await makeTo()];
    const server = await open(from);
    await liveIn(server);
    const before = await readAll(server);

    const { code, stdout, stderr } = await run(from, to);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('The audit trail is the same in both places: 42 entries in 2 chains.');
    const there = await open(to);
    expect(await readAll(there)).toEqual(before);
    expect(await readAll(server)).toEqual(before);
    expect(await verifyAudit(there.db, there.keys)).toMatchObject({ problems: [] });
    const noted = await there.db
      .selectFrom('audit')
      .select(['what', 'facts'])
      .where('what', 'like', 'command-%')
      .execute();
    expect(noted.map(({ what }) => what).toSorted()).toEqual(['command-begun', 'command-ended']);
    expect(noted.every(({ facts }) => facts.includes('"command":"move"'))).toBe(true);

    expect(await signIn(there, sampleCaller.participantId, chosenPin, 'CA9:1')).toBe('accepted');
    expect(await signIn(there, lockedId, '482913', 'CA9:2')).toBe('paused');
    expect(await readMessages(there.db, there.keys)).toHaveLength(1);
    const request = { participant: '1', kind: 'message', language: 'en', line: 'a-line', pace: 'standard' } as const;
    await there.records.leaveRequest({ ...request, attempt: 'CA9:3', details: {} });

    await expect(server.records.leaveRequest({ ...request, attempt: 'CA9:4', details: {} })).rejects.toThrow(
      'were moved',
    );
    await expect(openSqlRecords({ url: from, keys: [oldKey] })).rejects.toThrow(
      'These records were moved to another database',
    );
  });

  test('leaves both as they were where there are records already', async () => {
    const [from, to] = [await makeFrom(), await makeTo()];
    const [server, there] = [await open(from), await open(to)];
    await liveIn(server);
    const person = {
      ...participantRow,
      participantId: '1000000000009',
    };
    await importText(there.db, there.keys, toText([person]));
    const before = [await readAll(server), await readAll(there)];
    const { code, stdout, stderr } = await run(from, to);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('There are records already: the table participants is not empty. Nothing was moved.\n');
    expect([await readAll(server), await readAll(there)]).toEqual(before);
    expect(await signIn(server, sampleCaller.participantId, chosenPin, 'CA9:1')).toBe('accepted');
  });
});

test('what callers are owed moves with the records, to where the next server looks for it', async () => {
  const [from, to] = [await temporaryDatabase(), await migrated(await temporaryDatabase())];
  await open(from);
  const log = { error: () => {} };
  const owed = { callId: 'CA7', line: 'a-line', text: 'a sealed call', turn: 3, tries: 1 };
  await createFileOwedStore(findOwedFolder({ databaseUrl: from, agency: '' }), log).keep(owed, 5);
  const { code, stdout } = await run(from, to);
  expect(code).toBe(0);
  expect(stdout).toContain('What is owed to callers moved too: 1');
  expect(await createFileOwedStore(findOwedFolder({ databaseUrl: from, agency: '' }), log).take(6, 7)).toEqual([]);
  expect(await createFileOwedStore(findOwedFolder({ databaseUrl: to, agency: '' }), log).take(6, 7)).toEqual([owed]);
});

test('a move that breaks off leaves nothing there, and no mark here', async () => {
  const [from, to] = [await temporaryDatabase(), await postgres.emptyDatabase()];
  const server = await open(from);
  await liveIn(server);
  // A row that PostgreSQL does not take, in one of the last tables.
  await server.db.updateTable('requests').set({ details: 'a \0 sign' }).execute();
  expect(await run(from, to)).toMatchObject({ code: 1, stderr: expect.stringContaining('invalid byte sequence') });
  const there = await open(to);
  expect(await there.db.selectFrom('participants').select('id').execute()).toEqual([]);
  expect(await signIn(server, sampleCaller.participantId, chosenPin, 'CA9:1')).toBe('accepted');
});

test('to a database without tables says what to run', async () => {
  const from = await temporaryDatabase();
  await open(from);
  const { code, stderr } = await run(from, await postgres.bareDatabase());
  expect(code).toBe(1);
  expect(stderr).toMatch(/^The tables there lack \d+ changes: run npm run migrate/);
});

test('without DATA_SECRET tells where the key of the records is', async () => {
  const from = await temporaryDatabase();
  const own = await openSqlRecords({ url: from });
  await own.records.close();
  const { code, stderr } = await run(from, 'postgres://somebody@127.0.0.1:1/ivr', { DATA_SECRET: '' });
  expect(code).toBe(1);
  expect(stderr).toContain(`"local:" and what stands in ${from.slice('sqlite:'.length)}.key`);
});

test('of no file makes none', async () => {
  const from = await temporaryDatabase();
  expect(await run(from, 'postgres://somebody@127.0.0.1:1/ivr')).toMatchObject({
    code: 1,
    stderr: `There is no file or folder ${from.slice('sqlite:'.length)}: check the name.\n`,
  });
});

test('--help explains itself', async () => {
  const { code, stdout } = await runScript('commands/move.ts', ['--help'], {});
  expect(code).toBe(0);
  expect(stdout).toContain('npm run move -- FROM TO');
});

test.each([
  [['sqlite:a.db']],
  [['sqlite:a.db', 'sqlite:a.db']],
  [['a.db', 'postgres://db/ivr']],
  [['sqlite:a.db', 'postgres://db/ivr', 'x']],
  [['sqlite:a.db', 'postgres://db/ivr', '--fast']],
])('does not understand %j', async (args) => {
  const { code, stdout, stderr } = await runScript('commands/move.ts', args, {});
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('npm run move -- FROM TO');
});
