import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createCallNames } from '../../../src/secrets/call-names.ts';
import { anEvent } from '../../support/an-event.ts';
import { runScript } from '../../support/run-script.ts';
import { oldKey } from '../../support/sqlite-records.ts';

const sid = 'CA0123456789abcdef0123456789abcdef';
const secretOf = ({ id, secret }: typeof oldKey) => `${id}:${secret}`;
const names = createCallNames();
names.use([oldKey]);
const call = names.name(sid);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'find-call-'));
  const { events, records } = await openSqlRecords({ url: `sqlite:${join(folder, 'ivr.db')}`, keys: [oldKey] });
  const atMs = Date.now();
  const step = { call, begunMs: atMs, atMs, line: 'customer-connect', channel: 'voice', language: 'en' };
  await events.append([
    anEvent({ ...step, turn: 1, from: '', event: 'began', to: 'language', results: '', ms: 0 }),
    anEvent({ ...step, turn: 2, from: 'signIn.pin', event: 'entered', to: 'mainMenu', results: 'signed-in', ms: 12.4 }),
    anEvent({ ...step, kind: 'end', turn: 0, from: 'mainMenu', event: 'served', to: '', ms: 61_000 }),
    anEvent({ ...step, call: names.name('CA9'), turn: 1 }),
  ]);
  await records.close();
});

afterAll(() => rm(folder, { recursive: true }));

const run = (args: readonly string[], secret = secretOf(oldKey)) =>
  runScript(
    'commands/find-call.ts',
    args,
    { DATABASE_URL: `sqlite:${join(folder, 'ivr.db')}`, DATA_SECRET: secret },
    folder,
  );

test('a call of the carrier’s console is found by the name that the log has for it', async () => {
  const { code, stdout, stderr } = await run([sid]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const [named, ...steps] = stdout.trim().split('\n');
  expect(named).toBe(`Its name in the log, in events and in traces: ${call}`);
  expect(steps.map((step) => step.slice('2026-11-28T00:00:00.000Z  '.length))).toEqual([
    'turn 1: - ─ began ─► language (0 ms)',
    'turn 2: signIn.pin ─ entered ─► mainMenu, signed-in (12 ms)',
    'end served at mainMenu after 61 s (customer-connect, voice, en)',
  ]);
});

test('after a change of secrets it is still found, and a call of which nothing is kept is told so', async () => {
  expect(await run([sid], `2027-01-31:${'n'.repeat(32)},${secretOf(oldKey)}`)).toMatchObject({
    stderr: '',
    code: 0,
    stdout: expect.stringContaining('end served'),
  });
  expect(await run(['CA77'])).toMatchObject({ code: 1, stdout: expect.stringContaining('No event of it is kept') });
});

test.each([[[]], [['+19165550101']], [[sid, sid]]])('%j names no call', async (args) => {
  expect(await run(args)).toMatchObject({ code: 2 });
});
