import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, expect, test } from 'vitest';
import { makeSecrets } from '../../../scripts/commands/support/make-secrets.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey } from '../../support/sqlite-records.ts';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivr-mistakes-'));
const file = join(folder, 'file');
const missing = join(folder, 'no');
writeFileSync(file, '');
afterAll(() => rmSync(folder, { recursive: true }));

const env = { DATABASE_URL: `sqlite:${folder}/ivr.db`, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };

test.each([
  ['backup.ts', [`${missing}/x`], `There is no folder ${missing}: make it first`],
  ['requests.ts', ['export', `${missing}/x`], `There is no file or folder ${missing}: check the name.`],
  ['audit.ts', ['export', `${missing}/x`], `There is no folder ${missing}: make it first`],
  ['audit.ts', ['export', folder], `${folder} is a folder: name a file.`],
  ['audit.ts', ['verify', missing], `There is no file or folder ${missing}: check the name.`],
  ['audit.ts', ['restored', folder], `${folder} is a folder: name a file.`],
  ['audit.ts', ['restored', file, '--requests', folder], `${folder} is a folder: name a file.`],
  ['cases.ts', ['import', folder, '--quiet'], `${folder} is a folder: name a file.`],
  ['cases.ts', ['import', `${file}/x`, '--quiet'], `${file}/x leads through a file`],
  ['secrets.ts', [file], `${file} exists already: name another place`],
])('%s %j says in a sentence what the system refused', async (script, args, sentence) => {
  const { code, stdout, stderr } = await runScript(`commands/${script}`, args, env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain(sentence);
  expect(stderr.trimEnd()).not.toContain('\n');
});

test('a database that is a folder is told as one', async () => {
  const { code, stderr } = await runScript('commands/migrate.ts', [], { ...env, DATABASE_URL: `sqlite:${folder}` });
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `DATABASE_URL (sqlite:${folder}): ${folder} is a folder: name a file.\n`,
  });
});

test.each([
  ['cases.ts', ['improt', 'x'], 'There is no "improt": did you mean import?'],
  ['requests.ts', ['exprot', 'x'], 'There is no "exprot": did you mean export?'],
  ['audit.ts', ['verfy'], 'There is no "verfy": did you mean verify?'],
  ['outbox.ts', ['shwo', '1'], 'There is no "shwo": did you mean show?'],
  ['removal.ts', ['confrim', '2027-01-31'], 'There is no "confrim": did you mean confirm?'],
  ['cases.ts', ['paint', 'x'], 'There is no "paint". Say what to do'],
  [
    'cases.ts',
    ['import', 'x', '--acept-removals'],
    'There is no option --acept-removals: did you mean --accept-removals?',
  ],
  ['removal.ts', ['confirm', '31.01.2027'], '"31.01.2027" is no day: write it as 2027-01-31.'],
  ['removal.ts', ['confirm', '2027-02-30'], '"2027-02-30" is no day: write it as 2027-01-31.'],
])('%s %j is told with what is wrong first', async (script, args, sentence) => {
  const { code, stdout, stderr } = await runScript(`commands/${script}`, args, env);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr.startsWith(sentence)).toBe(true);
});

test('an ID that stands where a word belongs is not repeated', async () => {
  const { stderr } = await runScript('commands/cases.ts', ['1000000000001'], env);
  expect(stderr).not.toContain('1000000000001');
});

test('a day that is not today is told where nothing is held up, too', async () => {
  const { code, stderr } = await runScript('commands/removal.ts', ['confirm', '2000-01-31'], env);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^This machine says that today is \d{4}-\d\d-\d\d, not 2000-01-31\. Nothing was changed\.\n$/);
});

test('secrets that are all there already are told as such', async () => {
  const place = join(folder, 'secrets');
  makeSecrets(place, { database: 'postgres://ivr@postgres:5432/ivr', redis: 'redis://valkey:6379' });
  const { code, stdout } = await runScript('commands/secrets.ts', [place], env);
  expect(code).toBe(0);
  expect(stdout).toContain(`Nothing was made: all secrets that can be made stand in ${place} already.`);
});

test('a reader that leaves before the first line stops no work', async () => {
  const script = builtProgram('scripts/commands/cases.ts');
  const child = spawn(process.execPath, [script, '--help'], { env: { ...compiledOnce, ...env } });
  child.stdout.destroy();
  const [complaint, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect({ complaint, code }).toEqual({ complaint: '', code: 0 });
});
