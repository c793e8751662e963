import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sampleAgency, sampleCaller } from '../../../src/agency/sample-agency.ts';
import { runScript } from '../../support/run-script.ts';
import { temporaryDatabase, toText } from '../../support/sqlite-records.ts';

const sample = sampleAgency(Temporal.PlainDate.from('2026-11-22'));

let url: string;
let file: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  file = join(dirname(url.slice('sqlite:'.length)), '..', 'extract.ndjson');
  await writeFile(file, toText(sample));
});

const run = (...args: string[]) =>
  runScript('commands/cases.ts', args, {
    DATABASE_URL: url,
    DATA_SECRET: 'a:a made-up secret of thirty-two characters',
  });

describe('npm run cases', () => {
  test('-- import FILE takes a file and says what was taken; the same file again changes nothing', async () => {
    const first = await run('import', file);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const counts = (['participant', 'case', 'payment', 'appointment'] as const).map(
      (type) => `${sample.filter((line) => line.type === type).length} ${type}s`,
    );
    expect(first.stdout).toContain(counts.join(', '));
    const second = await run('import', file, '--quiet');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain('already imported');
  });

  test('-- import FILE with mistakes takes nothing, and tells them without what is in the file', async () => {
    await writeFile(file, `${toText(sample)}{"type":"participant","pin":"482913777"}\n`);
    const { code, stdout, stderr } = await run('import', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${file}:${sample.length + 1}: expected participantId: 7 to 15 digits`);
    expect(stderr).toContain('Nothing was taken.');
    expect(stderr).not.toContain('482913777');
  });

  test('-- import of no file says so', async () => {
    const { code, stderr } = await run('import', `${file}.missing`);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no file ${file}.missing`);
  });

  test('-- unlock ID says what it found, and not the ID', async () => {
    await run('import', file);
    const known = await run('unlock', sampleCaller.participantId);
    expect(known).toMatchObject({ code: 0, stdout: 'The participant was not locked.\n' });
    const unknown = await run('unlock', '7777777');
    expect(unknown).toMatchObject({ code: 1, stderr: 'No participant with this ID is in the records.\n' });
  });

  test('-- forget ID tells what would go, and removes it with --yes', async () => {
    await run('import', file, '--quiet');
    const told = await run('forget', sampleCaller.participantId);
    expect(told).toMatchObject({ code: 1, stderr: '' });
    expect(told.stdout).toMatch(
      /^Would be removed: the participant, .*\n.*\nNothing was removed: say --yes to remove it.\n$/s,
    );
    const gone = await run('forget', sampleCaller.participantId, '--yes');
    expect(gone).toMatchObject({ code: 0, stderr: '' });
    expect(gone.stdout).toMatch(/^Removed: the participant, /);
    expect(gone.stdout).toContain('The next extract brings them back');
    const again = await run('forget', sampleCaller.participantId, '--yes');
    expect(again).toMatchObject({ code: 1, stderr: 'No participant with this ID is in the records.\n' });
  });

  test('--help explains itself', async () => {
    const { code, stdout } = await run('--help');
    expect(code).toBe(0);
    expect(stdout).toContain('npm run cases -- import FILE');
  });

  test.each([
    [[]],
    [['import']],
    [['unlock']],
    [['forget']],
    [['imprt', 'x']],
    [['import', 'x', 'y']],
    [['import', 'x', '--fast']],
  ])('does not understand %j', async (args) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('npm run cases -- import FILE');
  });
});

test.each([
  ['commands/cases.ts', 'unlock', '1000000000001'],
  ['commands/requests.ts', 'list'],
  ['commands/outbox.ts'],
  ['commands/audit.ts', 'verify'],
  ['commands/migrate.ts'],
])('npm run %s says where to work where the agency keeps its own records', async (script, ...args) => {
  const env = { AGENCY_API_URL: 'https://records.example.org/v1', AGENCY_API_TOKEN: 'a-token' };
  const { code, stdout, stderr } = await runScript(script, args, env);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain("The records are the agency's own (AGENCY_API_URL)");
});
