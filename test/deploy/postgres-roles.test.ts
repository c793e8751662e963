import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { usualRetention } from '../../src/agency/retention.ts';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { applyRetention } from '../../src/adapters/sql/retention/apply-retention.ts';
import { root } from '../support/documents.ts';
import { anEvent } from '../support/an-event.ts';
import { pinMessage } from '../support/pin-message.ts';
import { usePostgres } from '../support/postgres-databases.ts';
import { runScript } from '../support/run-script.ts';
import { oldKey, toText } from '../support/sqlite-records.ts';
import { participantRow } from '../support/rows.ts';

const postgres = usePostgres();
const id = '1000000000001';
const person = {
  ...participantRow,
  participantId: id,
  pin: '482913',
};
const dayMs = 86_400_000;

/** One after the other, as docs/run.md tells. */
describe('records in PostgreSQL with the roles of deploy/', () => {
  let folder: string;
  let superuser: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'roles-'));
    superuser = await postgres.bareDatabase();
  });
  afterAll(() => rm(folder, { recursive: true }));

  const as = (username: string) => Object.assign(new URL(superuser), { username }).href;

  async function query(url: string, text: string): Promise<void> {
    const client = new Client(url);
    await client.connect();
    try {
      await client.query(text);
    } finally {
      await client.end();
    }
  }

  const run = (role: string, script: string, ...args: string[]) =>
    runScript(`commands/${script}.ts`, args, {
      DATABASE_URL: as(role),
      DATA_SECRET: `${oldKey.id}:${oldKey.secret}`,
      MIGRATE_ON_START: 'false',
      PATH: process.env['PATH'],
    });

  async function serve<Result>(work: (open: OpenRecords) => Promise<Result>, clock = Date.now): Promise<Result> {
    const open = await openSqlRecords({ url: as('ivr'), keys: [oldKey], migrate: false, clock });
    try {
      return await work(open);
    } finally {
      await open.records.close();
    }
  }

  test('the owner migrates, and the serving role cannot', async () => {
    await query(superuser, await readFile(join(root, 'deploy/postgres.sql'), 'utf8'));
    expect(await run('ivr', 'migrate')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('permission denied'),
    });
    expect(await run('ivr_owner', 'migrate')).toMatchObject({ code: 0, stderr: '' });
    await query(as('ivr_owner'), await readFile(join(root, 'deploy/postgres-audit.sql'), 'utf8'));
  });

  test('the serving role takes an extract, answers callers, exports, backs up and unlocks', async () => {
    const extract = join(folder, 'extract.ndjson');
    await writeFile(extract, toText([person]));
    expect(await run('ivr', 'cases', 'import', extract, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    await serve(async ({ records, trail }) => {
      const claim = records.identify('participant-id', id);
      expect(await records.signIn({ claim, pin: '482913', attempt: 'CA1:1' })).toMatchObject({ outcome: 'accepted' });
      expect(await records.signIn({ claim, pin: '1111', attempt: 'CA1:2' })).toEqual({ outcome: 'refused' });
      await records.requestPin({ claim, request: 'CA1', ...pinMessage });
      const candidate = (await records.checkNewPin('1', '730518')) ?? '';
      expect(await records.changePin({ participant: '1', candidate, pin: '730518' })).toMatch(/^1\.0*1$/);
      const request = { participant: '1', kind: 'message', language: 'en', line: 'a-line', pace: 'standard' } as const;
      await records.leaveRequest({ ...request, attempt: 'CA1:3', details: {} });
      const who = { participant: '1' };
      await trail.append({ what: 'pin-changed', who, call: 'CA1', turn: 3, line: 'a-line', facts: {} });
    });
    expect(await run('ivr', 'requests', 'export', join(folder, 'requests.ndjson'))).toMatchObject({
      code: 0,
      stderr: '',
    });
    expect(await run('ivr', 'audit', 'export', join(folder, 'audit.ndjson'))).toMatchObject({ code: 0, stderr: '' });
    expect(await run('ivr', 'backup', join(folder, 'backup'))).toMatchObject({ code: 0, stderr: '' });
    expect(await run('ivr', 'cases', 'forget', id, '--yes')).toMatchObject({ code: 0, stderr: '' });
    expect(await run('ivr', 'audit', 'verify', join(folder, 'audit.ndjson'))).toMatchObject({ code: 0, stderr: '' });
  });

  test('the serving role removes what was kept long enough', async () => {
    const retention = { ...usualRetention, audit: 366 };
    const clock = () => Date.now() + 370 * dayMs;
    const removed = await serve((open) => applyRetention({ ...open, retention, clock }));
    expect(removed.audit).toBeGreaterThan(0);
    expect(await run('ivr', 'audit', 'verify')).toMatchObject({ code: 0, stderr: '' });
  });

  test('the serving role keeps what calls come to, opens and drops its days, and no other table', async () => {
    const begunMs = Date.UTC(2026, 10, 28);
    const event = { ...anEvent(), begunMs };
    await serve(async ({ events }) => {
      await events.append([event]);
      expect(await events.findCall([event.call])).toEqual([event]);
      expect(await events.removeBefore('2026-11-29')).toBe(1);
      expect(await events.listDays()).toEqual([]);
    });
    for (const name of ['participants', 'events_1', 'events_20261128; drop table payments'])
      for (const what of ['open', 'drop'])
        await expect(query(as('ivr'), `select ${what}_event_day('${name}')`)).rejects.toThrow('not a day of events');
    await expect(query(as('ivr_auditor'), "select drop_event_day('events_20261128')")).rejects.toThrow('permission');
  });

  test('the auditor checks the trail, and reads nothing of people', async () => {
    await serve(({ trail }) =>
      trail.append({ what: 'year-told', who: { participant: '1' }, call: 'CA2', turn: 1, line: 'a-line', facts: {} }),
    );
    expect(await run('ivr_auditor', 'audit', 'verify')).toMatchObject({ code: 0, stderr: '' });
    for (const forbidden of [
      'select pin_hash from participants',
      'select * from payments',
      'select * from outbox',
      'delete from audit',
      "update numbers set last = 0 where name = 'retention'",
    ]) {
      await expect(query(as('ivr_auditor'), forbidden), forbidden).rejects.toThrow('permission denied');
    }
  });

  test.each([
    ['drop table requests', 'must be owner'],
    ['alter table audit disable trigger all', 'must be owner'],
    ['truncate audit', 'permission denied'],
    ["update audit set subject = 'participant:2'", 'permission denied'],
    ['create table elsewhere (id integer)', 'permission denied'],
    ['delete from kysely_migration', 'permission denied'],
  ])('the serving role cannot %s', async (statement, reason) => {
    await expect(query(as('ivr'), statement)).rejects.toThrow(reason);
  });
});
