import { mkdtempSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { findSampleAgency, sampleCaller } from '../src/agency/sample-agency.ts';
import { startRedis } from '../scripts/rigs/services/start-redis.ts';
import { addAgencyByRecipe, readShippedLines } from './support/agency-recipe.ts';
import { dial } from './support/caller.ts';
import { runScript } from './support/run-script.ts';
import { participantRow } from './support/rows.ts';
import { authToken, publicUrl, startServerProcess } from './support/server-process.ts';
import { toText } from './support/sqlite-records.ts';

const numbers = { california: '+18669013212', lake: '+17075550142' };
const somebody = { participantId: '5550000000001', pin: '913562' };
const sample = sampleCaller;
const ofMassachusetts = findSampleAgency('massachusetts').caller;

let folder: string;
let env: Record<string, string>;

/** California as it is shipped, and the made-up county of the recipe, which takes the same calls in words of its own, with records of its own. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'ivr-agencies-'));
  addAgencyByRecipe(folder, readShippedLines('massachusetts'));
  env = {
    AGENCIES: '',
    SETTINGS_DIR: folder,
    DATABASE_URL_LAKE_COUNTY: `sqlite:${join(folder, 'lake.db')}`,
    DATA_SECRET_LAKE_COUNTY: `lake:${'l'.repeat(32)}`,
  };
});

async function startServer(more: Record<string, string> = {}) {
  const server = await startServerProcess({ ...env, ...more }, folder);
  onTestFinished(() => server.end('SIGKILL'));
  const call = (to: string) => dial(server.transport, { to, authToken, publicUrl });
  return { ...server, call };
}

async function signIn(caller: Awaited<ReturnType<typeof dial>>, { participantId, pin }: typeof somebody) {
  for (const keys of ['1', '1', `${participantId}#`, `${pin}#`]) await caller.presses(keys);
  return caller;
}

describe('two agencies in one process', () => {
  test('answer with their own words and their own people', async () => {
    const extract = join(folder, 'extract.ndjson');
    writeFileSync(extract, toText([{ ...participantRow, ...somebody }]));
    const imported = await runScript(
      'commands/cases.ts',
      ['import', extract, '--quiet', '--agency', 'lake-county'],
      env,
      folder,
    );
    expect(imported).toMatchObject({ code: 0, stderr: '' });

    const server = await startServer({ METRICS_PORT: '0' });
    const california = await server.call(numbers.california);
    california.hears('Customer Connect');
    expect((await signIn(california, somebody)).heard()).toContain('do not match');
    const lake = await server.call(numbers.lake);
    lake.hears('Lake County');
    expect(lake.heard()).not.toContain('Customer Connect');
    expect((await signIn(lake, sample)).heard()).toContain('do not match');
    expect((await signIn(await server.call(numbers.lake), somebody)).heard()).not.toContain('do not match');
    expect((await signIn(await server.call(numbers.california), sample)).heard()).not.toContain('do not match');
    const ready = await fetch(`${server.origin}/health/ready`);
    expect(await ready.json()).toEqual({ status: 'ready' });
    const metricsUrl = /"url":"([^"]+)","msg":"metrics are served"/.exec(server.output())?.[1] ?? '';
    const metrics = await (await fetch(metricsUrl)).text();
    const refused = [
      ...metrics.matchAll(/^ivr_counts_total\{ivr_agency="([^"]*)",ivr_what="sign-ins refused"\} (\d+)/gm),
    ];
    expect(Object.fromEntries(refused.map(([, agency, count]) => [agency, Number(count)]))).toEqual({
      '': 0,
      california: 1,
      'lake-county': 1,
    });
    expect(metrics).toMatch(/^ivr_calls_total\{ivr_agency="lake-county",[^}]*\} 2$/m);
  });

  test('share a Redis, in which the calls of each have keys of their own', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const server = await startServer({ REDIS_URL: redis.url });
    for (const to of Object.values(numbers)) (await (await server.call(to)).presses('1')).hears('person');
    const client = new Redis(redis.url);
    onTestFinished(() => client.disconnect());
    const keys = await client.keys('*');
    const ofCalls = keys.filter((key) => key.includes('{CA'));
    expect(ofCalls.map((key) => key.replace(/\{.*/, '')).toSorted()).toEqual([
      'ivr:california:ivr:',
      'ivr:lake-county:ivr:',
    ]);
  });

  test('a script on records asks whose, unless that is said', async () => {
    const requests = (...args: string[]) => runScript('commands/requests.ts', ['list', ...args], env, folder);
    expect(await requests()).toMatchObject({
      code: 1,
      stderr: 'Say whose records: --agency california or --agency lake-county.\n',
    });
    expect(await requests('--agency', 'lake-conty')).toMatchObject({
      code: 1,
      stderr: 'lines.yaml names no agency "lake-conty": did you mean lake-county?\n',
    });
    expect(await requests('--agency')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--agency needs a name.'),
    });
    expect(await requests('--agency=lake-county')).toMatchObject({ code: 0, stderr: '' });
    expect(await requests('--agency=california')).toMatchObject({
      code: 0,
      stderr:
        'These are the records of DATABASE_URL_CALIFORNIA (sqlite:data/california.db), as nothing else is set here.\n',
    });
  });

  test('the checks tell of each', async () => {
    const check = (name: string, ...args: string[]) => runScript(`commands/check-${name}.ts`, args, env, folder);
    expect(await check('config')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^ok {5}lake-county: DATABASE_URL_LAKE_COUNTY/m),
    });
    const { stdout } = await check('prompts', '--deny-warnings');
    expect(stdout).toMatch(/^The wording of california is complete.*\n.*58 counties.*\nThe wording of lake-county is/m);
    expect((await check('lines', '--deny-warnings')).stdout).toMatch(
      /^california:\n[\s\S]*^lake-county:\nlake-line: /m,
    );
  });
});

describe('of two agencies in lines.yaml, a server may answer for one', () => {
  test('which then has the usual variables; nobody answers at the numbers of the other', async () => {
    const one = { SETTINGS_DIR: folder, AGENCIES: 'california' };
    const server = await startServerProcess({ ...one, DATABASE_URL: `sqlite:${join(folder, 'one.db')}` }, folder);
    onTestFinished(() => server.end('SIGKILL'));
    const call = (to: string) => dial(server.transport, { to, authToken, publicUrl });
    expect((await call(numbers.california)).heard()).toContain('Customer Connect');
    const nobody = (await call(numbers.lake)).hears('This number is not in service').hearsTheEnd();
    expect(nobody.heard()).not.toContain('Lake County');
  });

  test('a name that is no agency is told', async () => {
    const { code, stderr } = await runScript('commands/requests.ts', ['list'], { ...env, AGENCIES: 'lake' }, folder);
    expect(code).toBe(1);
    expect(stderr).toMatch(/AGENCIES names "lake", which is no agency of lines\.yaml\./);
  });
});

describe('both agencies as they are shipped', () => {
  const shipped = { AGENCIES: 'california,massachusetts' };
  const callCenter = '+18003322733';
  const keysOf = {
    [numbers.california]: ['1', '1', `${sample.participantId}#`, `${sample.pin}#`, '2'],
    [callCenter]: ['1', '1', `${ofMassachusetts.participantId}#`, `${ofMassachusetts.pin}#`, '1'],
  };

  test('hold forty calls at once on one Redis, and no call hears a word of the other agency', async () => {
    const redis = await startRedis();
    onTestFinished(() => redis.stop());
    const own = await mkdtemp(join(tmpdir(), 'ivr-both-'));
    const server = await startServerProcess({ ...shipped, REDIS_URL: redis.url }, own);
    onTestFinished(() => server.end('SIGKILL'));
    const place = async (to: string) => {
      const caller = await dial(server.transport, { to, authToken, publicUrl });
      const heard = [caller.heard()];
      for (const keys of keysOf[to] ?? []) heard.push((await caller.presses(keys)).heard());
      return { to, heard: heard.join(' ') };
    };
    const calls = await Promise.all(
      Array.from({ length: 40 }, (_, index) => place(index % 2 === 0 ? numbers.california : callCenter)),
    );
    const [west, east] = [numbers.california, callCenter].map((to) => calls.filter((call) => call.to === to));
    for (const { heard } of west ?? []) {
      expect(heard).toContain('past-due balance');
      expect(heard).not.toMatch(/Massachusetts|Boston|mass dot gov|virtual counter/);
    }
    for (const { heard } of east ?? []) {
      expect(heard).toContain('is due every week');
      expect(heard).not.toMatch(/California|Customer Connect|Sacramento|county office|participant ID/);
    }
  });

  test('know nobody of each other', async () => {
    const own = await mkdtemp(join(tmpdir(), 'ivr-both-'));
    const server = await startServerProcess(shipped, own);
    onTestFinished(() => server.end('SIGKILL'));
    for (const [to, person] of [
      [callCenter, sample],
      [numbers.california, ofMassachusetts],
    ] as const) {
      const caller = await dial(server.transport, { to, authToken, publicUrl });
      for (const keys of ['1', '1', `${person.participantId}#`, `${person.pin}#`]) await caller.presses(keys);
      expect(caller.heard()).toContain('do not match');
    }
  });
});
