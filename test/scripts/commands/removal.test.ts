import { expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { nameDay } from '../../../src/adapters/sql/retention/removal-clock.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey, temporaryDatabase } from '../../support/sqlite-records.ts';

const dayMs = 86_400_000;
const today = () => Math.floor(Date.now() / dayMs);

test('npm run removal tells of a clock that is far from the last removal, and takes a word for it', async () => {
  const url = await temporaryDatabase();
  const env = { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
  const run = (...args: string[]) => runScript('commands/removal.ts', args, env);
  expect(await run()).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^Removal goes on\. /) });
  expect(await run('confirm', nameDay(today()))).toMatchObject({ code: 1, stderr: expect.stringContaining('held up') });

  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  const setLast = (last: number) => db.updateTable('numbers').set({ last }).where('name', '=', 'retention').execute();
  await setLast(today() - 41);
  const told = await run();
  expect(told).toMatchObject({ code: 1, stdout: '' });
  expect(told.stderr).toContain(`Nothing is removed. The last removal was on ${nameDay(today() - 41)}`);
  expect(told.stderr).toContain(`npm run removal -- confirm ${nameDay(today())}`);
  const wrong = await run('confirm', nameDay(today() + 400));
  expect(wrong).toMatchObject({ code: 1, stdout: '', stderr: expect.stringContaining('Nothing was changed.') });
  expect(await run('confirm', nameDay(today()))).toMatchObject({ code: 0, stderr: '' });
  expect(await run()).toMatchObject({ code: 0 });
  const entries = await db.selectFrom('audit').select('facts').where('what', '=', 'command-ended').execute();
  expect(entries.map(({ facts }) => JSON.parse(facts).outcome)).toEqual(['not done', 'not done', 'done']);
  await records.close();
});

test.each([[['confirm']], [['confirm', 'a', 'b']], [['now']], [['--fast']]])('does not understand %j', async (args) => {
  const { code, stdout, stderr } = await runScript('commands/removal.ts', args, {});
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('npm run removal');
});
