import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { readBlocks, readDocument, root } from '../support/documents.ts';

const run = promisify(execFile);

/** A copy of the house in which a reader can try a recipe. */
function copyHouse(): string {
  const house = mkdtempSync(join(tmpdir(), 'house-'));
  onTestFinished(() => rmSync(house, { recursive: true }));
  for (const part of ['flows', 'prompts', 'src', 'scripts', 'package.json'])
    cpSync(join(root, part), join(house, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  return house;
}

function insertBehind(file: string, place: RegExp, text: string): void {
  const before = readFileSync(file, 'utf8');
  const after = before.replace(place, (found) => found + text);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

test('the recipe for an option of a menu is walked: the check passes, and the balance comes as soon as before', async () => {
  const [, recipe = ''] = /## Add an option to a menu\n([\s\S]*?)\n## /.exec(readDocument('flows/README.md')) ?? [];
  const indented = recipe.replaceAll(/^ {3}/gm, '');
  const [option = '', english = '', spanish = ''] = readBlocks(indented).map(({ content }) => content);
  const house = copyHouse();
  insertBehind(join(house, 'flows/customer-connect/other-options.ts'), /'report',\n {4}\{\n/, option);
  for (const [language, wording] of Object.entries({ en: english, es: spanish }))
    insertBehind(
      join(house, `prompts/shared/${language}.yaml`),
      /^report:\n[\s\S]*?\n {2}options:\n/m,
      `    ${wording}`,
    );

  const script = async (name: string, ...args: string[]) =>
    (await run(process.execPath, [join(house, 'scripts', name), ...args], { cwd: house, env: {} })).stdout;
  expect(await script('commands/check-prompts.ts', '--deny-warnings')).toContain('0 warnings');
  const efforts = JSON.parse(await script('bench/effort.ts', '--json')) as { errand: string; seconds: number }[];
  const measured = JSON.parse((await run(process.execPath, [join(root, 'scripts/bench/effort.ts'), '--json'])).stdout);
  const toBalance = (all: typeof efforts) => all.filter(({ errand }) => errand === 'balance');
  expect(toBalance(efforts)).toEqual(toBalance(measured));
});
