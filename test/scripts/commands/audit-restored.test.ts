import { execFile } from 'node:child_process';
import { copyFile, cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const ids = ['1000000000001', '1000000000002', '1000000000003'] as const;
const person = { ...participantRow, pin: '482913' };
const postgres = usePostgres();

/** For the tests of a whole file. */
async function makeSqlite(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'records-'));
  afterAll(() => rm(folder, { recursive: true }));
  return `sqlite:${join(folder, 'ivr.db')}`;
}

/** As docs/runbooks.md tells. */
const restores = {
  SQLite: async (folder: string) => {
    await copyFile(join(folder, 'backup'), join(folder, 'restored.db'));
    return `sqlite:${join(folder, 'restored.db')}`;
  },
  PostgreSQL: async (folder: string) => {
    const url = await postgres.bareDatabase();
    const args = ['--single-transaction', '--exit-on-error', '--no-owner', `--dbname=${url}`, join(folder, 'backup')];
    await promisify(execFile)('pg_restore', args);
    return url;
  },
};

describe.each([
  ['SQLite', makeSqlite, restores.SQLite],
  ['PostgreSQL', postgres.emptyDatabase, restores.PostgreSQL],
] as const)('npm run audit -- restored with records in %s', (_engine, makeDatabase, restore) => {
  let url: string;
  let folder: string;
  let audit: string;
  let requests: string;
  /** References of requests left before the backup, after it and exported, and after all exports. */
  let left: Record<'early' | 'exported' | 'late', string>;

  const run = (script: string, ...args: string[]) =>
    runScript(`commands/${script}.ts`, args, {
      DATABASE_URL: url,
      DATA_SECRET: `${oldKey.id}:${oldKey.secret}`,
      PATH: process.env['PATH'],
    });

  async function inRecords<Result>(work: (open: OpenRecords) => Promise<Result>): Promise<Result> {
    const open = await openSqlRecords({ url, keys: [oldKey] });
    try {
      return await work(open);
    } finally {
      await open.records.close();
    }
  }

  function leave({ records, trail }: OpenRecords, call: string) {
    const who = { participant: '1' };
    const place = { call, turn: 2, line: 'a-line' } as const;
    const request = { ...who, kind: 'message', language: 'en', line: 'a-line', pace: 'standard' } as const;
    return records.leaveRequest({ ...request, attempt: `${call}:2`, details: {} }).then(async (reference) => {
      await trail.append({ ...place, what: 'request-left', who, facts: { kind: 'message', reference } });
      return reference;
    });
  }

  /** What a day brings after the backup: calls, an export, a new PIN, somebody who is forgotten, and at its end an export of the trail. */
  async function liveOn(): Promise<{ exported: string; late: string }> {
    const exported = await inRecords(async (open) => {
      const reference = await leave(open, 'CA2');
      const who = { participant: '2' };
      await open.trail.append({ what: 'pin-changed', who, call: 'CA3', turn: 9, line: 'a-line', facts: {} });
      const claim = open.records.identify('participant-id', ids[0]);
      await open.records.requestPin({ claim, request: 'CA2', ...pinMessage });
      await open.trail.append({
        what: 'pin-requested',
        who: { claim },
        call: 'CA2',
        turn: 3,
        line: 'a-line',
        facts: {},
      });
      return reference;
    });
    await run('requests', 'export', requests);
    await run('cases', 'forget', ids[2], '--yes');
    const late = await inRecords((open) => leave(open, 'CA4'));
    await run('audit', 'export', audit);
    return { exported, late };
  }

  /** A backup, and the files that the day after it brought. */
  let made: string;

  beforeAll(async () => {
    made = await mkdtemp(join(tmpdir(), 'restored-'));
    [audit, requests] = [join(made, 'audit.ndjson'), join(made, 'requests.ndjson')];
    url = await makeDatabase();
    const early = await inRecords(async (open) => {
      await importText(open.db, open.keys, toText(ids.map((participantId) => ({ ...person, participantId }))));
      return leave(open, 'CA1');
    });
    await run('backup', join(made, 'backup'));
    left = { early, ...(await liveOn()) };
  }, 60_000);
  afterAll(() => rm(made, { recursive: true }));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'restored-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    await cp(made, folder, { recursive: true });
    [audit, requests] = [join(folder, 'audit.ndjson'), join(folder, 'requests.ndjson')];
    url = await restore(folder);
  });

  test('before the mark the kept export shows what is missing, and cannot be gone on with', async () => {
    const { code, stderr } = await run('audit', 'verify', audit);
    expect(code).toBe(1);
    expect(stderr).toContain('of the export is missing in the trail\n');
    const kept = await readFile(audit, 'utf8');
    expect(await run('audit', 'export', audit)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('ends with entries that the trail lacks, as after a restore'),
    });
    expect(await readFile(audit, 'utf8')).toBe(kept);
  });

  test('asks for the files of the exports since, and marks nothing without them', async () => {
    const { code, stderr } = await run('audit', 'restored', audit);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ {2}export 1: 2 requests, 20\d\d-/m);
    expect(stderr).toContain('--requests FILE');
    expect(await run('audit', 'verify', audit)).toMatchObject({ code: 1 });
    expect(await run('audit', 'restored', audit, '--yes')).toMatchObject({ code: 0 });
    expect(await run('audit', 'verify', audit)).toMatchObject({ code: 0, stderr: '' });
  });

  test('names the gap, exports no request and gives no number twice, and tells who is to be told', async () => {
    const { code, stdout, stderr } = await run('audit', 'restored', audit, '--requests', requests);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Requests that count as exported now: 1. Put back as exported: 1.\n');
    expect(stdout).toContain(`Left since, and in none of the files: ${left.late}.`);
    expect(stdout).toContain(
      `Changed their PIN since. The earlier one works again: tell them.\n  ${ids[1]} (participant:2)\n`,
    );
    expect(stdout).toMatch(new RegExp(`Asked for a PIN since.*\\n  ${ids[0]} \\(claim:old\\.`));
    expect(stdout).toContain(`Were forgotten since, and are back. Forget them again.\n  ${ids[2]} (participant:3)\n`);

    const verified = await run('audit', 'verify', audit);
    expect(verified).toMatchObject({ code: 0, stderr: '' });
    expect(verified.stdout).toMatch(
      /, \d+ of them lost in a restore that is marked\.\nA restore that .+ marked at 20.+ lost \d+ entries: 0:/,
    );

    const next = join(folder, 'next.ndjson');
    expect(await run('requests', 'export', next)).toMatchObject({
      stdout: expect.stringContaining('no request waits'),
    });
    const late = await inRecords((open) => leave(open, 'CA5'));
    await run('requests', 'export', next);
    expect(await readFile(next, 'utf8')).toContain(late);
    expect((await readFile(next, 'utf8')).trimEnd().split('\n')).toHaveLength(1);
    const batches = await inRecords(({ db }) =>
      db.selectFrom('request_batches').select('number').orderBy('number').execute(),
    );
    expect(batches).toEqual([{ number: 1002 }, { number: 1003 }]);
    const { last } = await inRecords(({ db }) =>
      db.selectFrom('numbers').select('last').where('name', '=', 'participants').executeTakeFirstOrThrow(),
    );
    expect(last).toBe(1_000_003);

    const newer = join(folder, 'newer.ndjson');
    expect(await run('audit', 'export', newer)).toMatchObject({ code: 0 });
    expect(await run('audit', 'verify', newer)).toMatchObject({ code: 0, stderr: '' });
    const places = (text: string) => new Set(text.match(/"chain":\d+,"sequence":\d+/g));
    const shared = places(await readFile(audit, 'utf8')).intersection(places(await readFile(newer, 'utf8')));
    const common = (await readFile(newer, 'utf8'))
      .split('\n')
      .filter((line) => line && [...shared].some((place) => line.includes(`${place},`)));
    for (const line of common) expect(await readFile(audit, 'utf8')).toContain(line);
  });

  test('is marked where servers have already written under the numbers of lost chains', async () => {
    for (const call of ['CA6', 'CA7', 'CA8']) await inRecords((open) => leave(open, call));
    expect(await run('audit', 'restored', audit, '--requests', requests)).toMatchObject({ code: 0, stderr: '' });
    expect(await run('audit', 'verify', audit)).toMatchObject({ code: 0, stderr: '' });
    expect(await run('audit', 'restored', audit)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('lacks nothing of'),
    });
  });

  test('a mark covers nothing else that is missing, and no entry that was changed in the export', async () => {
    await run('audit', 'restored', audit, '--requests', requests);
    const lines = (await readFile(audit, 'utf8')).split('\n');
    const changed = lines.map((line) => line.replace('"subject":"participant:2"', '"subject":"participant:1"'));
    await writeFile(audit, changed.join('\n'));
    const { code, stderr } = await run('audit', 'verify', audit);
    expect(code).toBe(1);
    expect(stderr).toContain('of the export was changed in it');
    await writeFile(audit, lines.join('\n'));
    await inRecords(({ db }) => sql`delete from audit where chain = 1 and sequence = 1`.execute(db));
    expect(await run('audit', 'verify', audit)).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('chain 1: entry 1 of the export is missing in the trail'),
    });
  });

  test('an export that was changed marks nothing', async () => {
    const text = await readFile(audit, 'utf8');
    await writeFile(audit, text.replace('"subject":"participant:2"', '"subject":"participant:1"'));
    const { code, stderr } = await run('audit', 'restored', audit, '--requests', requests);
    expect(code).toBe(1);
    expect(stderr).toContain('was changed, or is no export of these records. Nothing was marked.');
  });
});
