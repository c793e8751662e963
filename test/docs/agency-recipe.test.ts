import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { addAgencyByRecipe, readAgencyRecipe, readShippedLines } from '../support/agency-recipe.ts';
import { dial } from '../support/caller.ts';
import { npmScripts } from '../support/documents.ts';
import { participantRow } from '../support/rows.ts';
import { runScript } from '../support/run-script.ts';
import { authToken, publicUrl, startServerProcess } from '../support/server-process.ts';
import { toText } from '../support/sqlite-records.ts';

const somebody = { participantId: '5550000000001', pin: '913562' };

/** `npm run NAME -- ARGS` as the script of it and what it is given. */
function readCommand(command: string) {
  const [, name = '', rest = ''] = /^npm (?:run )?(\S+)(?: -- (.+))?$/.exec(command) ?? [];
  const [, script = ''] = /scripts\/(\S+)$/.exec(npmScripts[name] ?? '') ?? [];
  return { name, script, args: rest.split(' ').filter(Boolean) };
}

test('the recipe for an agency is walked: it passes the checks, its records are filled, and its line answers in its words', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-recipe-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  addAgencyByRecipe(folder, readShippedLines());
  writeFileSync(join(folder, 'extract.ndjson'), toText([{ ...participantRow, ...somebody }]));
  const recipe = readAgencyRecipe();
  const env = { ...recipe.env, AGENCIES: '', SETTINGS_DIR: folder };

  const commands = recipe.commands.map(readCommand);
  const [start, call] = commands.slice(-2);
  expect(start?.name).toBe('start');
  expect(call).toMatchObject({ name: 'call', args: ['--to', 'lake-line'] });
  const told: string[] = [];
  for (const { script, args } of commands.slice(0, -2)) {
    const { code, stdout, stderr } = await runScript(script, args, env, folder);
    expect({ script, code, stderr }).toEqual({ script, code: 0, stderr: '' });
    told.push(stdout);
  }
  const [lines = '', prompts = '', config = '', imported = ''] = told;
  expect(lines).toContain('lake-county:\nlake-line: +17075550142; desk +17075550100');
  expect(prompts).toMatch(
    /^The wording of lake-county is complete.*\nThe directory holds 17 facts and 1 county\.\n0 w/m,
  );
  expect(config).toContain('lake-county: DATABASE_URL_LAKE_COUNTY (sqlite:data/lake-county.db)');
  expect(imported).toContain('1 participant,');

  const server = await startServerProcess(env, folder);
  onTestFinished(() => server.end('SIGKILL'));
  expect(server.output()).not.toContain('records of lake-county are made up');
  const caller = await dial(server.transport, { to: '+17075550142', authToken, publicUrl });
  caller.hears('Child support, Lake County.');
  for (const keys of ['1', '1', `${somebody.participantId}#`, `${somebody.pin}#`]) await caller.presses(keys);
  expect(caller.heard()).toContain('Thank you.');
  const inSpanish = await dial(server.transport, { to: '+17075550142', authToken, publicUrl });
  for (const keys of ['9', '2', '2', '95453#']) await inSpanish.presses(keys);
  expect(inSpanish.heard()).toContain('12 Shore Road');
});
