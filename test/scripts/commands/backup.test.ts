import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { verifyAudit } from '../../../src/adapters/sql/audit/verify-audit.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { participantRow } from '../../support/rows.ts';

const person = { ...participantRow, participantId: '1000000000001' };
const postgres = usePostgres();

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'backup-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  file = join(folder, 'backup');
});

/** As docs/runbooks.md tells. */
const restores = {
  SQLite: async () => {
    const restored = join(folder, 'restored.db');
    await copyFile(file, restored);
    return `sqlite:${restored}`;
  },
  PostgreSQL: async () => {
    const url = await postgres.bareDatabase();
    const args = ['--single-transaction', '--exit-on-error', '--no-owner', `--dbname=${url}`, file];
    await promisify(execFile)('pg_restore', args);
    return url;
  },
};

describe.each([
  ['SQLite', temporaryDatabase, restores.SQLite],
  ['PostgreSQL', postgres.emptyDatabase, restores.PostgreSQL],
] as const)('npm run backup with records in %s', (_engine, makeDatabase, restore) => {
  let url: string;

  beforeEach(async () => {
    url = await makeDatabase();
    const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
    await importText(db, keys, toText([person]));
    await records.close();
  });

  const env = () => ({
    DATABASE_URL: url,
    DATA_SECRET: `${oldKey.id}:${oldKey.secret}`,
    PATH: process.env['PATH'],
  });
  const run = (...args: string[]) => runScript('commands/backup.ts', args, env());

  test('-- FILE copies what a server has written and not yet put into the main file, and it can be restored', async () => {
    const server = await openSqlRecords({ url, keys: [oldKey] });
    const request = {
      participant: '1',
      kind: 'message',
      line: 'customer-connect',
      language: 'en',
      pace: 'standard',
      attempt: 'CA1:2',
      details: {},
    } as const;
    const reference = await server.records.leaveRequest(request);
    expect(await run(file)).toEqual({ code: 0, stderr: '', stdout: expect.stringContaining(`${file}: a copy`) });
    await server.records.leaveRequest({ ...request, attempt: 'CA1:3' });
    await server.records.close();
    expect((await stat(file)).mode % 0o1000).toBe(0o600);
    expect(await readdir(folder)).toEqual(['backup']);

    const { db, keys, records } = await openSqlRecords({ url: await restore(), keys: [oldKey], migrate: false });
    expect(await db.selectFrom('requests').select('reference').execute()).toEqual([{ reference }]);
    expect(await verifyAudit(db, keys)).toMatchObject({ chains: 1, problems: [] });
    const begun = await db.selectFrom('audit').select('facts').where('what', '=', 'command-begun').execute();
    expect(begun).toEqual([{ facts: expect.stringContaining('"command":"backup"') }]);
    await records.close();
  });

  test('-- FILE writes over no file', async () => {
    await writeFile(file, 'something else');
    const { code, stdout, stderr } = await run(file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`${file} exists already: give the file a name of its own.\n`);
    expect(await readFile(file, 'utf8')).toBe('something else');
  });

  test('-- FILE leaves alone what another backup is writing', async () => {
    await writeFile(`${file}.part`, 'half a backup');
    expect(await run(file)).toMatchObject({ code: 1, stderr: expect.stringContaining(`${file}.part is there`) });
    expect(await readFile(`${file}.part`, 'utf8')).toBe('half a backup');
  });

  test('-- FILE into no folder says so, and leaves nothing', async () => {
    const { code, stderr } = await run(join(folder, 'nowhere', 'backup'));
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: `There is no folder ${join(folder, 'nowhere')}: make it first, or name another place.\n`,
    });
  });
});

test('a copy with damage in it is not kept', async () => {
  const url = await temporaryDatabase();
  const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
  await importText(db, keys, toText([person]));
  await records.close();
  const { DatabaseSync } = await import('node:sqlite');
  const damaged = new DatabaseSync(url.slice('sqlite:'.length), { enableForeignKeyConstraints: false });
  damaged.exec(`insert into requests (reference, kind, participant_id, language, details, left_at_ms, attempt)
    values ('00000001', 'message', 77, 'en', '{}', 0, 'CA1:1')`);
  damaged.close();
  const env = { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
  const { code, stderr } = await runScript('commands/backup.ts', [file], env);
  expect({ code, stderr }).toEqual({ code: 1, stderr: expect.stringContaining('does not pass the integrity check') });
  expect(await readdir(folder)).toEqual([]);
});

test('without DATA_SECRET the key beside the records is named', async () => {
  const url = await temporaryDatabase();
  const { stdout } = await runScript('commands/backup.ts', [file], { DATABASE_URL: url });
  expect(stdout).toContain(`${url.slice('sqlite:'.length)}.key`);
});

describe('with records in PostgreSQL', () => {
  const password = 'hunter:2\\@x';
  const withPassword = (url: string) => Object.assign(new URL(url), { password: encodeURIComponent(password) }).href;
  const env = async () => ({
    DATABASE_URL: withPassword(await postgres.emptyDatabase()),
    DATA_SECRET: `${oldKey.id}:${oldKey.secret}`,
  });

  test('pg_dump gets the password in a file, not among its arguments', async () => {
    const spy = join(folder, 'pg_dump');
    const kept = join(folder, 'seen');
    const script = `#!/bin/sh
      for one in "$@"; do echo "$one" >> ${kept}; done
      cat "$(echo "$*" | sed 's/.*passfile=//; s/%2F/\\//g')" >> ${kept}
      exit 1`;
    await writeFile(spy, script, { mode: 0o755 });
    const { code } = await runScript('commands/backup.ts', [file], {
      ...(await env()),
      PATH: `${folder}:/usr/bin:/bin`,
    });
    expect(code).toBe(1);
    const lines = (await readFile(kept, 'utf8')).trimEnd().split('\n');
    expect(lines.pop()).toBe(String.raw`*:*:*:*:hunter\:2\\@x`);
    expect(lines).toContain('--format=custom');
    expect(lines.join('\n')).not.toContain('hunter');
  });

  test('where pg_dump is missing the command is told, without the password', async () => {
    const { code, stderr } = await runScript('commands/backup.ts', [file], { ...(await env()), PATH: folder });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^ {2}pg_dump --format=custom .*--file='.*backup' --dbname='postgres:\/\/postgres@/m);
    expect(stderr).not.toContain('hunter');
    expect(await readdir(folder)).toEqual([]);
  });
});

test('--help explains itself', async () => {
  const { code, stdout } = await runScript('commands/backup.ts', ['--help'], {});
  expect(code).toBe(0);
  expect(stdout).toContain('npm run backup -- FILE');
});

test.each([[[]], [['a', 'b']], [['a', '--fast']]])('does not understand %j', async (args) => {
  const { code, stdout, stderr } = await runScript('commands/backup.ts', args, {});
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('npm run backup -- FILE');
});
