import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runScript } from '../../support/run-script.ts';
import { parseTwiml } from '../../support/signed-app.ts';
import { lines } from '../../support/whole-system.ts';
import { makeFolder } from '../../support/wording-fixture.ts';

test('writes a document for each line, without an account and without a server', async () => {
  const folder = makeFolder();
  const { code, stdout, stderr } = await runScript('commands/numbers.ts', ['fallback'], {}, folder);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const files = readdirSync(join(folder, 'fallback'));
  expect(files.toSorted()).toEqual(lines.map(({ name }) => `${name}.xml`).toSorted());
  expect(stdout).toContain(`${join('fallback', 'customer-connect.xml')}: rings +19165550100\n`);
  for (const line of lines) {
    const root = parseTwiml(readFileSync(join(folder, 'fallback', `${line.name}.xml`), 'utf8'));
    expect(root.getElementsByTagName('Number')[0]?.textContent).toBe(line.desk[line.language].number);
  }
});

test('writes those of every agency that the installation answers for, each in its own words', async () => {
  const folder = makeFolder();
  const env = { AGENCIES: 'california,massachusetts' };
  expect(await runScript('commands/numbers.ts', ['fallback', folder], env)).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder).length).toBeGreaterThan(lines.length);
});

test('a file that stands where the folder should be is named', async () => {
  const file = join(makeFolder(), 'fallback');
  writeFileSync(file, '');
  const ran = await runScript('commands/numbers.ts', ['fallback', file], {});
  expect(ran).toMatchObject({ code: 1, stderr: `${file} exists already: name another place, or move it away.\n` });
});
