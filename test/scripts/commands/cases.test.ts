import { cp, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { beforeEach, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { sampleCaller } from '../../../src/agency/sample-agency.ts';
import { sampleCalifornia } from '../../../src/agency/samples/sample-california.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey, readEverything, temporaryDatabase, toText } from '../../support/sqlite-records.ts';
import { withoutPin } from '../../support/without-pin.ts';

const sample = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));

let url: string;
let file: string;

beforeEach(async () => {
  url = await temporaryDatabase();
  file = join(dirname(url.slice('sqlite:'.length)), '..', 'extract.ndjson');
  await writeFile(file, toText(sample));
});

const env = () => ({ DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` });
const run = (...args: string[]) => runScript('commands/cases.ts', args, env());

async function readRecords() {
  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  const everything = await readEverything(db);
  await records.close();
  return everything;
}

/** SQLite, in which a statement of the import that begins so kills the process, before or after it is done. */
const killer = `data:text/javascript,${encodeURIComponent(`
  import process from 'node:process';
  import { DatabaseSync } from 'node:sqlite';
  const [when, ...words] = process.env.KILL_AT.split(' ');
  const { prepare } = DatabaseSync.prototype;
  let imports = false;
  DatabaseSync.prototype.prepare = function (sql) {
    const statement = prepare.call(this, sql);
    imports ||= sql.startsWith('create temporary table');
    if (!sql.trim().startsWith(words.join(' '))) return statement;
    for (const name of ['run', 'all']) {
      const actual = statement[name].bind(statement);
      statement[name] = (...parameters) => {
        if (!imports) return actual(...parameters);
        if (when === 'after') actual(...parameters);
        process.kill(process.pid, 'SIGKILL');
      };
    }
    return statement;
  };
`)}`;

describe('npm run cases', () => {
  test('-- import FILE takes a file and says what was taken; the same file again changes nothing', async () => {
    const first = await run('import', file);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    const counts = (['participant', 'case', 'payment', 'appointment', 'document'] as const).map(
      (type) => `${sample.filter((line) => line.type === type).length} ${type}s`,
    );
    expect(first.stdout).toContain(counts.join(', '));
    const second = await run('import', file, '--quiet');
    expect(second).toMatchObject({ code: 0, stderr: '' });
    expect(second.stdout).toContain('already imported');
  });

  test('-- import FILE judges rows by the lines of SETTINGS_DIR', async () => {
    const settings = dirname(file);
    const lines = await readFile('flows/lines.yaml', 'utf8');
    await writeFile(join(settings, 'lines.yaml'), lines.replaceAll('maxDigits: 15', 'maxDigits: 12'));
    await cp('prompts', join(settings, 'prompts'), { recursive: true });
    const args = ['import', file, '--quiet'];
    const { code, stderr } = await runScript('commands/cases.ts', args, { ...env(), SETTINGS_DIR: settings });
    expect(code).toBe(0);
    expect(stderr).toContain('as many digits as a line takes');
  });

  test('-- import FILE with mistakes takes nothing, and tells them without what is in the file', async () => {
    await writeFile(file, `${toText(sample)}{"type":"participant","pin":"482913777"}\n`);
    const { code, stdout, stderr } = await run('import', file);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${file}:${sample.length + 1}: expected participantId: 7 to 15 digits`);
    expect(stderr).toContain('Nothing was taken.');
    expect(stderr).not.toContain('482913777');
  });

  test('-- import FILE says what is added, changed and removed, and what stays', async () => {
    await run('import', file, '--quiet');
    const changed = sample
      .filter(({ type }) => type !== 'participant')
      .map((row) => (row.type === 'payment' && row.status === 'expected' ? { ...row, date: '2027-01-04' } : row));
    const first = changed.find(({ type }) => type === 'payment');
    await writeFile(file, toText(changed.filter((row) => row !== first)));
    const { code, stdout, stderr } = await run('import', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Taken from');
    const people = sample.length - changed.length;
    expect(stdout).toContain(
      `participants  0 added, 0 changed, 0 removed; ${people} that the file does not name stay\n`,
    );
    expect(stdout).toMatch(/^ {2}payments +0 added, [1-9]\d* changed, 1 removed$/m);
    expect(stdout).toMatch(/^ {2}appointments +0 added, 0 changed, 0 removed$/m);
  });

  test('-- import FILE of which the end is missing changes nothing and asks; --accept-removals takes it', async () => {
    await run('import', file, '--quiet');
    const before = await readRecords();
    const isWhole = ({ type }: { readonly type: string }) => type === 'participant' || type === 'case';
    await writeFile(file, toText(sample.filter(isWhole)));
    const { code, stdout, stderr } = await run('import', file, '--quiet');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`  ${before.payments.length} of ${before.payments.length} payments\n`);
    expect(stderr).toContain('Nothing was taken. If this is meant, import it again with --accept-removals.');
    expect(await readRecords()).toEqual(before);
    expect(await run('import', file, '--accept-removals')).toMatchObject({ code: 0, stderr: '' });
    expect(await readRecords()).toMatchObject({ payments: [] });
  });

  test('-- import FILE without the end row that the last one had is refused; --accept-no-end takes it', async () => {
    await writeFile(file, toText([...sample, { type: 'end', lines: sample.length }]));
    expect(await run('import', file, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    await writeFile(file, toText(sample));
    const refused = await run('import', file, '--quiet');
    expect(refused).toMatchObject({ code: 1, stdout: '' });
    expect(refused.stderr).toContain(`${file}:${sample.length + 1}: expected an end row`);
    expect(await run('import', file, '--accept-no-end')).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['before create temporary table', false],
    ['before begin', false],
    ['after delete from "payments"', false],
    ['after insert into "cases"', false],
    ['after insert into "extracts"', false],
    ['before commit', false],
    ['after commit', true],
  ])('-- import FILE, killed %s, has taken all of the file: %s', async (killAt, taken) => {
    await writeFile(file, toText(sample.map(withoutPin)));
    await run('import', file, '--quiet');
    const before = await readRecords();
    const changed = sample
      .map(withoutPin)
      .map((row) => (row.type === 'payment' ? { ...row, date: '2026-10-01' } : row))
      .map((row) => (row.type === 'case' ? { ...row, county: 'Kern' } : row));
    await writeFile(file, toText(changed));
    const killed = { ...env(), KILL_AT: killAt, NODE_OPTIONS: `--import "${killer}"` };
    expect(await runScript('commands/cases.ts', ['import', file, '--quiet'], killed)).toMatchObject({ code: null });
    const after = await readRecords();
    const isAllTaken = [...after.cases, ...after.payments].every((row) =>
      'county' in row ? row.county === 'Kern' : row.date === '2026-10-01',
    );
    expect({ taken: isAllTaken, asBefore: isDeepStrictEqual(after, before) }).toEqual({ taken, asBefore: !taken });
    expect(await run('import', file, '--quiet')).toMatchObject({ code: 0, stderr: '' });
    expect((await readRecords()).payments.every(({ date }) => date === '2026-10-01')).toBe(true);
  });

  test('-- import FILE warns of what can hardly be meant, by row, and takes it', async () => {
    const late = { ...sample.find(({ type }) => type === 'appointment'), at: '2026-12-04T23:30:00-08:00' };
    await writeFile(file, toText([...sample, late, { ...late, at: '2026-12-05T02:30:00-08:00' }]));
    const { code, stdout, stderr } = await run('import', file, '--quiet');
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining('Taken from') });
    const expected = 'warning: expected at: a time of the day, from 6:00 to 21:59 in the time zone of a line';
    expect(stderr).toBe(`${file}:${sample.length + 1}: ${expected}\n${file}:${sample.length + 2}: ${expected}\n`);
  });

  test('-- import without DATA_SECRET takes nothing, and says how to make one', async () => {
    const { code, stdout, stderr } = await runScript('commands/cases.ts', ['import', file], { DATABASE_URL: url });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('An import needs DATA_SECRET');
    expect(stderr).toContain('npm run secrets');
  });

  test('-- import of no file says so', async () => {
    const { code, stderr } = await run('import', `${file}.missing`);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no file or folder ${file}.missing`);
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
  const ofAgency = { AGENCY_API_URL: 'https://records.example.org/v1', AGENCY_API_TOKEN: 'a-token' };
  const { code, stdout, stderr } = await runScript(script, args, ofAgency);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr).toContain("The records are the agency's own (AGENCY_API_URL)");
});
