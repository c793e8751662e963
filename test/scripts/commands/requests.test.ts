import { mkdir, readFile, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { runScript } from '../../support/run-script.ts';
import { importText, oldKey, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { byVoice } from '../../support/by-voice.ts';
import { participantRow } from '../../support/rows.ts';

const person = { ...participantRow, participantId: '1000000000001' };

let url: string;
let folder: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  folder = join(dirname(url.slice('sqlite:'.length)), '../out');
  await mkdir(folder);
  const { db, keys, records } = await openSqlRecords({ url, keys: [oldKey] });
  await importText(db, keys, toText([person]));
  await records.close();
});

const env = () => ({ DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });
const run = (...args: string[]) => runScript('commands/requests.ts', args, env());

async function leave(...attempts: string[]): Promise<string[]> {
  const { records } = await openSqlRecords({ url, keys: [oldKey] });
  const references = [];
  for (const attempt of attempts) {
    const request = { participant: '1', kind: 'statement', language: 'en', ...byVoice, attempt, details: {} } as const;
    references.push(await records.leaveRequest(request));
  }
  await records.close();
  return references;
}

const referencesIn = async (file: string) => (await readFile(file, 'utf8')).match(/(?<="reference":")\d{8}/g);

/**
 * Node's own functions, of which one kills the process when it comes to an export: before its work, after it, or, of a write,
 * in its middle.
 */
const killer = `data:text/javascript,${encodeURIComponent(`
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  import process from 'node:process';
  const [name, when] = process.env.KILL_AT.split(' ');
  const actual = fs[name];
  fs[name] = (path, ...rest) => {
    if (!/[/]out([/]|$)/.test(path)) return actual(path, ...rest);
    if (when === 'halfway') actual(path, rest[0].slice(0, rest[0].length / 2));
    if (when === 'after') actual(path, ...rest);
    process.kill(process.pid, 'SIGKILL');
  };
  syncBuiltinESMExports();
`)}`;

describe('npm run requests', () => {
  test('-- export FILE writes what waits, says so, and the next time says that nothing does', async () => {
    const [reference] = await leave('CA1:1');
    const file = join(folder, 'a.ndjson');
    expect(await run('export', file)).toEqual({ code: 0, stdout: `${file}: 1 request.\n`, stderr: '' });
    expect(await referencesIn(file)).toEqual([reference]);
    const again = await run('export', join(folder, 'b.ndjson'));
    expect(again).toMatchObject({ code: 0, stdout: 'Nothing to export: no request waits. No file was written.\n' });
    expect(await readdir(folder)).toEqual(['a.ndjson']);
  });

  test('-- export FILE overwrites nothing', async () => {
    await leave('CA1:1');
    const file = join(folder, 'a.ndjson');
    await run('export', file);
    await leave('CA1:2');
    const { code, stdout, stderr } = await run('export', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('exists already');
  });

  test.each([
    'accessSync before',
    'accessSync after',
    'writeFileSync before',
    'writeFileSync halfway',
    'writeFileSync after',
    'renameSync before',
    'renameSync after',
    'openSync after',
  ])('-- export FILE, killed at %s, is finished by the next one: every request in one file', async (killAt) => {
    const [first, second] = [join(folder, 'a.ndjson'), join(folder, 'b.ndjson')];
    const early = await leave('CA1:1', 'CA1:2');
    const killed = { ...env(), KILL_AT: killAt, NODE_OPTIONS: `--import "${killer}"` };
    expect(await runScript('commands/requests.ts', ['export', first], killed)).toMatchObject({
      code: null,
      stdout: '',
    });
    const late = await leave('CA1:3');
    expect(await run('export', second)).toMatchObject({ code: 0, stderr: '' });
    const settled = !killAt.startsWith('accessSync');
    const expected = settled
      ? { 'a.ndjson': new Set(early), 'b.ndjson': new Set(late) }
      : { 'b.ndjson': new Set([...early, ...late]) };
    const names = await readdir(folder);
    const found = await Promise.all(names.map(async (name) => [name, new Set(await referencesIn(join(folder, name)))]));
    expect(Object.fromEntries(found)).toEqual(expected);
  });

  test('-- list counts, and tells nothing else', async () => {
    expect(await run('list')).toEqual({ code: 0, stdout: 'Nobody has left a request.\n', stderr: '' });
    await leave('CA1:1', 'CA1:2');
    await run('export', join(folder, 'a.ndjson'));
    await leave('CA1:3');
    const { code, stdout } = await run('list');
    expect(code).toBe(0);
    expect(stdout.split('\n').map((line) => line.split(/ +/))).toEqual([
      ['statement', 'customer-connect', 'voice', 'waiting', '1'],
      ['statement', 'customer-connect', 'voice', 'collected', '2'],
      [''],
    ]);
  });

  test('-- list and export FILE tell which callers are not to be rung by voice', async () => {
    const { records } = await openSqlRecords({ url, keys: [oldKey] });
    const request = { kind: 'callback', language: 'en', details: {} } as const;
    const typed = { line: 'customer-connect-tty', channel: 'tty', pace: 'relay' } as const;
    await records.leaveRequest({ ...request, ...typed, attempt: 'CA1:1' });
    await records.leaveRequest({ ...request, ...byVoice, pace: 'relay', attempt: 'CA1:2' });
    await records.close();
    const { stdout } = await run('list');
    expect(stdout.replaceAll(/ +/g, ' ')).toBe(
      'callback customer-connect voice, relay waiting 1\ncallback customer-connect-tty tty waiting 1\n',
    );
    const file = join(folder, 'a.ndjson');
    await run('export', file);
    expect(await readFile(file, 'utf8')).toContain('"line":"customer-connect-tty","channel":"tty","pace":"relay"');
  });

  test('--help explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run requests -- export FILE');
  });

  test.each([[[]], [['export']], [['list', 'x']], [['exprt', 'x']], [['export', 'x', 'y']], [['list', '--fast']]])(
    'does not understand %j',
    async (args) => {
      const { code, stdout, stderr } = await run(...args);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain('npm run requests -- export FILE');
    },
  );
});
