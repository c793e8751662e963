import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';
import { makeFolder } from '../../support/wording-fixture.ts';

const check = (...args: string[]) => runScript('commands/check-lines.ts', args, {});

/** The path of a copy of the lines with a change. */
function edit(from: string, to: string): string {
  const text = readFileSync('flows/lines.yaml', 'utf8');
  expect(text).toContain(from);
  const file = join(makeFolder(), 'lines.yaml');
  writeFileSync(file, text.replace(from, to));
  return file;
}

test('the lines of the project can be used, and the check tells when each desk opens', async () => {
  const { code, stdout, stderr } = await check('--deny-warnings');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const when = '(open now|closed now, opens on \\d{4}-\\d\\d-\\d\\d at 08:00)';
  expect(stdout).toMatch(
    new RegExp(
      `^The lines can be used: \\d+ lines, 0 warnings\\.\\ncalifornia:\\ncustomer-connect: \\+18669013212; desk \\+19165550100, ${when}\\n`,
    ),
  );
});

test('a mistake is named by file, line and column, and what was meant', async () => {
  const file = edit('monday:', 'mondey:');
  const told = `${file}:10:17 "mondey" is not known here. Did you mean "monday"?\n`;
  expect(await check(file)).toMatchObject({ code: 1, stdout: '', stderr: told });
});

test('a date that is over is a warning, unless warnings are denied', async () => {
  const file = edit('# exceptions: { "2026-12-24"', 'exceptions: { "2020-12-24"');
  const told = { stderr: expect.stringContaining('2020-12-24 is over. Take it away, or mend its year. (warning)') };
  expect(await check(file)).toMatchObject({ code: 0, ...told });
  expect(await check(file, '--deny-warnings')).toMatchObject({ code: 1, ...told });
});

test('--help tells the options; two files are not understood', async () => {
  expect(await check('--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('--deny-warnings') });
  expect(await check('a.yaml', 'b.yaml')).toMatchObject({ code: 2, stderr: expect.stringContaining('Name one file.') });
});
