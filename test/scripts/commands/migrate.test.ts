import { describe, expect, test } from 'vitest';
import { migrations } from '../../../src/adapters/sql/database/migrations.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const postgres = usePostgres();
const secret = { DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', postgres.bareDatabase],
])('npm run migrate with records in %s', (_engine, makeDatabase) => {
  test('makes every change once, and then others open the records', async () => {
    const env = { ...secret, DATABASE_URL: await makeDatabase(), MIGRATE_ON_START: 'false' };
    const early = await runScript('commands/requests.ts', ['list'], env);
    expect(early).toMatchObject({ code: 1, stderr: expect.stringContaining('run npm run migrate') });
    const changes = Object.keys(migrations)
      .toSorted()
      .map((name) => `Made the change ${name}.\n`);
    const upToDate = 'The tables are up to date.\n';
    expect(await runScript('commands/migrate.ts', [], env)).toEqual({
      code: 0,
      stdout: changes.join('') + upToDate,
      stderr: '',
    });
    expect(await runScript('commands/migrate.ts', [], env)).toEqual({ code: 0, stdout: upToDate, stderr: '' });
    expect(await runScript('commands/requests.ts', ['list'], env)).toMatchObject({
      code: 0,
      stdout: 'Nobody has left a request.\n',
    });
  });

  test('by five at once makes every change once', async () => {
    const env = { ...secret, DATABASE_URL: await makeDatabase() };
    const ran = await Promise.all(Array.from({ length: 5 }, () => runScript('commands/migrate.ts', [], env)));
    for (const each of ran) expect(each).toMatchObject({ code: 0, stderr: '' });
    const made = ran.flatMap(({ stdout }) => stdout.match(/Made the change/g) ?? []);
    expect(made).toHaveLength(Object.keys(migrations).length);
  });
});

test('with another secret than that of the records changes nothing, and says what to do', async () => {
  const url = await temporaryDatabase();
  expect(await runScript('commands/migrate.ts', [], { ...secret, DATABASE_URL: url })).toMatchObject({ code: 0 });
  const { records } = await openSqlRecords({ url, keys: [oldKey] });
  await records.close();
  const env = { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:a secret that these records were not made with` };
  for (const [script, ...args] of [['migrate'], ['requests', 'list'], ['audit', 'verify'], ['cases', 'unlock', '1']]) {
    const { code, stdout, stderr } = await runScript(`commands/${script}.ts`, args, env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('Put the right one back into DATA_SECRET');
  }
});

test('without a database says so, without the password', async () => {
  const env = { DATABASE_URL: 'postgres://somebody:hunter2@127.0.0.1:1/ivr' };
  const { code, stderr } = await runScript('commands/migrate.ts', [], env);
  expect(code).toBe(1);
  expect(stderr).toContain('ECONNREFUSED');
  expect(stderr).not.toContain('hunter2');
});

test.each([['now'], ['--fast']])('does not understand %s', async (argument) => {
  const { code, stdout, stderr } = await runScript('commands/migrate.ts', [argument], {});
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('npm run migrate');
});
