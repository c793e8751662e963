import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test, afterAll } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { pinMessage } from '../../support/pin-message.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey, toText } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';
import { participantRow } from '../../support/rows.ts';

const postgres = usePostgres();
const id = '1000000000001';
const person = {
  ...participantRow,
  participantId: id,
  pin: '482913',
};

/** One after the other, as an agency uses them. */
describe('with records in PostgreSQL', () => {
  let url: string;
  let folder: string;
  beforeAll(async () => {
    url = await postgres.emptyDatabase();
    folder = await mkdtemp(join(tmpdir(), 'scripts-'));
    await writeFile(join(folder, 'extract.ndjson'), toText([person]));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const run = (script: string, ...args: string[]) =>
    runScript(`commands/${script}.ts`, args, { DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });

  test('an extract is imported once', async () => {
    const extract = join(folder, 'extract.ndjson');
    const taken = await run('cases', 'import', extract, '--quiet');
    expect(taken).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('1 participant, 0 cases') });
    const again = await run('cases', 'import', extract, '--quiet');
    expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('already imported') });
  });

  test('a participant is unlocked, requests are exported, and letters sent', async () => {
    const { records } = await openSqlRecords({ url, keys: [oldKey] });
    const claim = records.identify('participant-id', id);
    await records.signIn({ claim, pin: '1111', attempt: 'CA1:1' });
    await records.requestPin({ claim, request: 'CA1', ...pinMessage });
    const request = {
      participant: '1',
      kind: 'message',
      language: 'en',
      ...byVoice,
      attempt: 'CA1:2',
      details: {},
    } as const;
    const reference = await records.leaveRequest(request);
    await records.close();

    expect(await run('cases', 'unlock', id)).toMatchObject({ code: 0, stdout: expect.stringContaining('Unlocked') });
    expect(await run('cases', 'forget', id)).toMatchObject({ code: 1, stderr: expect.stringContaining('1 request') });
    const file = join(folder, 'requests.ndjson');
    expect(await run('requests', 'export', file)).toMatchObject({ code: 0, stdout: `${file}: 1 request.\n` });
    expect(await readFile(file, 'utf8')).toContain(reference);
    expect(await run('outbox')).toMatchObject({ code: 0, stdout: '    1  letter  asked 0 min ago\n' });
    expect((await run('outbox', 'show', '1')).stdout).toMatch(/en: \d{8}\n/);
    expect(await run('outbox', 'sent', '1')).toMatchObject({ code: 0 });
  });

  test('a participant is forgotten, and the audit trail says so', async () => {
    expect(await run('cases', 'forget', id, '--yes')).toMatchObject({ code: 0, stderr: '' });
    const file = join(folder, 'audit.ndjson');
    await run('audit', 'export', file);
    const kept = (await readFile(file, 'utf8')).matchAll(/"what":"([\w-]+)"/g);
    const deeds = [...kept].map(([, what]) => what).filter((what) => what !== 'chain-opened');
    const command = (...done: string[]) => ['command-begun', ...done, 'command-ended'];
    expect(deeds).toEqual([
      ...command('extract-taken'),
      ...command(),
      ...command('unlocked'),
      ...command(),
      ...command('requests-exported'),
      ...command('message-shown'),
      ...command('message-sent'),
      ...command('change-begun', 'forgotten'),
      'command-begun',
    ]);
    expect(await run('audit', 'verify', file)).toMatchObject({ code: 0, stderr: '' });
  });
});
