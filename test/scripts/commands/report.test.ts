import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { anEvent } from '../../support/an-event.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey } from '../../support/sqlite-records.ts';

const dataSecret = `${oldKey.id}:${oldKey.secret}`;
const dayMs = 86_400_000;
const marks = ['named-call', 'hidden-caller'];

let folder: string;
let url: string;

/** Twelve calls of a day or two before, half of them in Spanish. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
  url = `sqlite:${join(folder, 'ivr.db')}`;
  const { events, records } = await openSqlRecords({ url, keys: [oldKey] });
  const begunMs = Math.floor(Date.now() / dayMs) * dayMs - 1.5 * dayMs;
  const calls = Array.from({ length: 12 }, (_, at) => {
    const call = { begunMs, call: `named-call-${at}`, language: at % 2 === 0 ? 'en' : 'es' };
    const end = { kind: 'end', turn: 0, from: 'language', to: '', event: 'given-up', who: 'hidden-caller' } as const;
    return [anEvent(call), anEvent({ ...call, ...end })];
  });
  await events.append(calls.flat());
  await records.close();
});

afterAll(() => rm(folder, { recursive: true }));

const run = (...args: string[]) =>
  runScript('commands/report.ts', args, { DATABASE_URL: url, DATA_SECRET: dataSecret }, folder);

describe('npm run report', () => {
  test('tells what calls of the last four weeks came to, the waterfall first, and names nobody', async () => {
    const { code, stdout, stderr } = await run('--by', 'language');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^Calls, \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d \(America\/Los_Angeles\), by language\n/);
    const headings = stdout.split('\n').filter((line) => /^[A-Z ,-]{5,}$/.test(line));
    expect(headings[0]).toBe('WHERE CALLS WENT ON, AND WHERE THEY DID NOT');
    expect(headings).toContain('AT THE DESK');
    expect(stdout.replaceAll(/ +/g, ' ')).toContain('\n Calls 12 6 6\n');
    expect(marks.filter((mark) => stdout.includes(mark))).toEqual([]);
  });

  test('-- --json and --csv are for programs', async () => {
    const [json, csv] = await Promise.all([run('--json', '--exact'), run('--csv')]);
    expect(JSON.parse(json.stdout).tables.ends.All).toMatchObject({ calls: 12, 'given-up': 12 });
    expect(csv.stdout).toContain(',ends,All,given-up,count,12\r\n');
    expect([json.code, csv.code]).toEqual([0, 0]);
  });

  test('-- --html FILE writes a page, and overwrites nothing', async () => {
    const file = join(folder, 'report.html');
    expect(await run('--html', file)).toEqual({ code: 0, stdout: `${file} is written.\n`, stderr: '' });
    expect(await readFile(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*12 entered, 12 gave up \(100\.0 %\)/);
    expect(await run('--html', file)).toMatchObject({ code: 1, stderr: expect.stringContaining('exists already') });
  });

  test('finds the calls of an agency with an API where its servers keep them', async () => {
    const own = { AGENCY_API_URL: 'http://127.0.0.1:9', AGENCY_API_TOKEN: 'a-token', DATA_SECRET: dataSecret };
    const kept = await runScript('commands/report.ts', ['--json'], { ...own, EVENTS_URL: url }, folder);
    expect(JSON.parse(kept.stdout).tables.ends.All.calls).toBe(12);
    const other = await runScript('commands/report.ts', ['--json'], own, folder);
    expect(JSON.parse(other.stdout)).toMatchObject({
      notes: expect.arrayContaining(['Nothing of any call is kept.']),
      tables: { ends: { All: { calls: 0, contained: null } } },
    });
  });

  test.each([
    [['--from', '2026-02-30'], '"2026-02-30" is no day: write it as 2027-01-31.'],
    [['--by', 'langauge'], 'did you mean language?'],
    [['--json', '--csv'], 'Say one of --json, --csv and --html FILE.'],
    [['--form', '2026-01-01'], 'did you mean --from?'],
  ])('does not understand %j', async (args, reason) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(reason);
    expect(stderr).toContain('npm run report');
  });

  test('tells no days that are not over yet', async () => {
    const { code, stderr } = await run('--from', '2026-01-01', '--to', '2999-01-01');
    expect(code).toBe(1);
    expect(stderr).toMatch(/^Today is .* a report ends today at the latest\.\n$/);
  });
});
