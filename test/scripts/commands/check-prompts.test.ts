import { spawnSync } from 'node:child_process';
import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { builtProgram } from '../../support/built-program.ts';
import { compiledOnce } from '../../support/compiled-once.ts';
import { makeFolder } from '../../support/wording-fixture.ts';

let folder: string;

beforeEach(() => {
  folder = makeFolder();
  cpSync('prompts', folder, { recursive: true });
});

function check(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [builtProgram('scripts/commands/check-prompts.ts'), ...options],
    {
      encoding: 'utf8',
      env: { ...process.env, ...compiledOnce },
    },
  );
  return { status, stdout, stderr };
}

function edit(from: RegExp, to: string, whose = 'california'): void {
  const file = join(folder, whose, 'en.yaml');
  const text = readFileSync(file, 'utf8');
  expect(text).toMatch(from);
  writeFileSync(file, text.replace(from, to));
}

test('the wording of the project is complete and in good style', () => {
  const { status, stdout, stderr } = check('--deny-warnings');
  expect(stderr).toBe('');
  expect(stdout).toMatch(
    /^The wording of california is complete in en and es: \d+ sentences, .*\.\nThe directory holds \d+ facts and 58 counties\. It is sample data\.\nThe wording of massachusetts is complete .*\nThe directory holds \d+ facts and \d+ libraries\. It is sample data\.\n0 warnings\.\n$/u,
  );
  expect(status).toBe(0);
});

test('a mistake is named by file, line and column', () => {
  edit(/^press: .*/mu, 'press: "{$option}, press {$kye}."', 'shared');
  const { status, stdout, stderr } = check(folder);
  expect(stderr).toMatch(/en\.yaml:\d+:27 There is no slot \$kye here\. Did you mean \{\$key\}\?\n$/u);
  expect(stdout).toBe('');
  expect(status).toBe(1);
});

test('an agency without a folder is told how to make one', () => {
  rmSync(join(folder, 'massachusetts'), { recursive: true });
  expect(check(folder)).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(
      /massachusetts\/directory\.yaml:1:1 There is no such folder\. Make it of a copy of the folder of another agency with the same flow, and change the copy\.\n$/,
    ),
  });
});

test('the wording of a single agency is no wording of the agencies of lines.yaml', () => {
  for (const name of ['massachusetts', 'shared']) rmSync(join(folder, name), { recursive: true });
  const own = join(folder, 'california');
  for (const name of readdirSync(own)) renameSync(join(own, name), join(folder, name));
  rmSync(own, { recursive: true });
  const { status, stderr } = check(folder);
  expect(status).toBe(1);
  expect(stderr).toContain(
    'california/directory.yaml:1:1 There is no such folder. The one above it holds the wording of a single agency: move its files into "california", or name no agencies in lines.yaml.',
  );
});

test('the folder of one agency, and one that is not there, are no folder of all', () => {
  const one = join(folder, 'california');
  expect(check(one)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${one} is the folder of one agency. Name the one around it, or a copy of that: `),
  });
  expect(check('lake-county')).toMatchObject({
    status: 1,
    stderr: 'There is no folder lake-county. Name one such as prompts, with the folder of each agency in it.\n',
  });
});

test('a notice in one language only is a warning', () => {
  edit(/^notice: ""/mu, 'notice: Our offices are closed on Friday.');
  const warning =
    /es\.yaml:\d+:1 "notice" is said in another language only\. Write it in this one too\. \(warning\)\n$/u;
  expect(check(folder)).toMatchObject({ status: 0, stderr: expect.stringMatching(warning) });
  expect(check(folder, '--deny-warnings').status).toBe(1);
  expect(check(folder).stdout).toContain('\n1 warning.\n');
});

test.each(['vi.yaml', 'en.yaml.txt', 'EN.YAML', 'en (1).yml', 'sentences.vi.tsv'])(
  'a file that nobody reads is a warning: %s',
  (name) => {
    cpSync('prompts/california/en.yaml', join(folder, 'california', name));
    expect(check(folder)).toMatchObject({
      status: 0,
      stderr: expect.stringContaining(
        `${name}:1:1 Nobody reads this file: the languages are en and es. Give it the name of the file that it is to replace,`,
      ),
    });
  },
);

test('a sign that no voice can say is a warning, and a text without end fails the check', () => {
  edit(/^notice: ""/mu, 'notice: See https://example.org.');
  expect(check(folder)).toMatchObject({ status: 0, stderr: expect.stringContaining('is read out sign by sign') });
  edit(/^notice: .*/mu, `notice: ${'So it goes. '.repeat(40_000)}`);
  expect(check(folder)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('"notice" has 479,999 characters, and may have 1000.'),
  });
});

test('a breach of style is a warning, unless warnings are denied', () => {
  edit(/^notice: ""/mu, 'notice: Press 3 for payments.');
  expect(check(folder)).toMatchObject({ status: 0, stderr: expect.stringContaining('names a key') });
  expect(check(folder, '--deny-warnings').status).toBe(1);
});

test('--help tells the options; two folders are not understood', () => {
  expect(check('--help')).toMatchObject({ status: 0, stdout: expect.stringContaining('--deny-warnings'), stderr: '' });
  expect(check(folder, folder)).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('one folder') });
});
