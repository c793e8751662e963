import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { useDatabases } from '../../support/databases.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey } from '../../support/sqlite-records.ts';

describe.each(useDatabases())('npm run audit with records in %s', (_engine, makeDatabase) => {
  let url: string;
  let file: string;

  beforeEach(async () => {
    url = await makeDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'audit-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    file = join(folder, 'audit.ndjson');
    const { trail, records } = await openSqlRecords({ url, keys: [oldKey] });
    for (const turn of [1, 2]) {
      const who = { participant: '7' };
      await trail.append({ what: 'signed-in', who, call: 'CA1', turn, line: 'a-line', facts: {} });
    }
    await records.close();
  });

  const env = () => ({ DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });
  const run = (...args: string[]) => runScript('commands/audit.ts', args, env());

  async function tamper(): Promise<void> {
    const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
    await sql`delete from audit where chain = 1 and sequence = 1`.execute(db);
    await records.close();
  }

  test('-- verify says that all is as it was written', async () => {
    expect(await run('verify')).toEqual({
      code: 0,
      stdout: '3 entries in 1 chain checked, 0 of them expired.\n',
      stderr: '',
    });
  });

  test('-- verify tells what is wrong', async () => {
    await tamper();
    const { code, stderr } = await run('verify');
    expect(code).toBe(1);
    expect(stderr).toBe('chain 1: entry 1 is missing\nThe audit trail is not as it was written.\n');
  });

  test('-- export FILE writes what the file lacks, and verify FILE compares', async () => {
    expect(await run('export', file)).toEqual({
      code: 0,
      stdout: `${file}: 5 entries written, 5 in all.\n`,
      stderr: '',
    });
    expect(await run('export', file)).toMatchObject({ stdout: `${file}: 3 entries written, 8 in all.\n` });
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(9);
    expect(await run('verify', file)).toMatchObject({ code: 0, stdout: expect.stringContaining('; 8 compared with') });
    await tamper();
    const { code, stderr } = await run('verify', file);
    expect(code).toBe(1);
    expect(stderr).toContain('chain 1: entry 1 of the export is missing in the trail\n');
  });
});

test('--help explains itself', async () => {
  const { code, stdout } = await runScript('commands/audit.ts', ['--help'], {});
  expect(code).toBe(0);
  expect(stdout).toContain('npm run audit -- verify');
});

test.each([[[]], [['export']], [['verify', 'x', 'y']], [['vrify']], [['verify', '--fast']]])(
  'does not understand %j',
  async (args) => {
    const { code, stdout, stderr } = await runScript('commands/audit.ts', args, {});
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('npm run audit -- verify');
  },
);
