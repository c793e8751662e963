import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { signWebhook } from '../../scripts/phone/carrier/sign-webhook.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { dial } from '../support/caller.ts';
import { signIn } from '../support/errand.ts';
import { fillDatabase } from '../support/instances.ts';
import { runScript } from '../support/run-script.ts';
import { authToken, publicUrl, startServerProcess } from '../support/server-process.ts';
import { oldKey, temporaryDatabase } from '../support/sqlite-records.ts';
import { accountSid, makeWave, openStandInRecordings } from '../support/stand-in-recordings.ts';

const marked = 'MARKED VOICE';
const timeout = 180_000;

/** A server on records of its own, and a carrier that has what callers record. */
async function open() {
  const carrier = await openStandInRecordings({}, authToken);
  const url = await temporaryDatabase();
  await fillDatabase(url);
  const env = { ...carrier.env, DATABASE_URL: url, DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
  return { carrier, url, env, folder: dirname(url.slice('sqlite:'.length)), start: () => startServerProcess(env) };
}

/** Calls are of the carrier's account, and it has each recording that a webhook tells of: `recorded` names them. */
function throughCarrier(transport: Transport, { put }: Awaited<ReturnType<typeof openStandInRecordings>>) {
  const recorded: string[] = [];
  const answers: string[] = [];
  const through: Transport = async (request, signal) => {
    const parameters = new URLSearchParams(request.body);
    const account = parameters.get('AccountSid') ?? '';
    const ours = new URLSearchParams(request.body?.replaceAll(account, accountSid));
    const sid = ours.get('RecordingSid');
    if (sid) {
      recorded.push(sid);
      const stallsDelete = true;
      put({
        sid,
        call: ours.get('CallSid') ?? '',
        audio: makeWave(`${marked} ${recorded.length}`),
        missing: 1,
        stallsDelete,
      });
    }
    const signed = signWebhook(authToken, { ...request, parameters: ours });
    const { cookie } = request.headers;
    const headers = { ...signed.headers, ...(cookie !== undefined && { cookie }) };
    const answer = await transport({ ...signed, headers }, signal);
    answers.push(await answer.clone().text());
    return answer;
  };
  return { through, recorded, answers };
}

async function isAnywhere(folder: string, words: string): Promise<boolean> {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const bytes = await Array.fromAsync(createReadStream(join(entry.parentPath, entry.name)));
    if (Buffer.concat(bytes as Buffer[]).includes(words)) return true;
  }
  return false;
}

/** Moves the clock of what is to be done about recordings, and gives them. */
async function letLeasesPass(url: string) {
  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  await db.updateTable('recordings').set({ due_ms: 0 }).where('reference', 'is not', null).execute();
  const rows = await db.selectFrom('recordings').select(['recording', 'stage', 'reference']).execute();
  await records.close();
  return new Map(rows.map(({ recording, ...row }) => [recording, row]));
}

test(
  'a message is fetched once, kept sealed, and deleted at the carrier though its server was killed meanwhile; then it is handed out and forgotten',
  { timeout },
  async () => {
    const { carrier, url, env, folder, start } = await open();
    const first = await start();
    const { through, recorded, answers } = throughCarrier(first.transport, carrier);
    const caller = await dial(through, { to: '+18669013212', authToken, publicUrl });
    await signIn(caller);
    for (const keys of ['7', '1']) await caller.presses(keys);
    await caller.records(20);
    await caller.presses('3');
    await caller.records(12);
    await caller.presses('2');
    caller.hearsRecording();
    await caller.presses('1');
    const [taken = '', left = ''] = recorded;
    expect(answers.join('')).toMatch(/<Record [^>]*recordingStatusCallback="[^"]+\/voice\/recorded\?line=[^"]+"/);

    await carrier.awaitAsked(`DELETE /2010-04-01/Accounts/${accountSid}/Recordings/${left}`);
    await first.end('SIGKILL');
    const killed = await letLeasesPass(url);
    expect([killed.get(left)?.stage, killed.get(taken)]).toEqual(['kept', { stage: 'noted', reference: null }]);
    expect(await isAnywhere(folder, marked)).toBe(false);
    expect(await readdir(join(folder, 'ivr.db.voices'))).toEqual([`${left}.sealed`]);

    const stored = carrier.stored.get(left);
    if (stored) stored.stallsDelete = false;
    const second = await start();
    await expect.poll(() => carrier.stored.has(left)).toBe(false);
    expect(carrier.asked.filter((one) => one.includes('.wav'))).toEqual([expect.stringContaining(left)]);

    const reference = killed.get(left)?.reference ?? '';
    const [exported, heard] = [join(folder, 'requests.ndjson'), join(folder, '../heard.wav')];
    expect(await runScript('commands/requests.ts', ['export', exported], env)).toMatchObject({ code: 0, stderr: '' });
    expect(JSON.parse(await readFile(exported, 'utf8'))).toMatchObject({ reference, voice: `${reference}.wav` });
    const given = await runScript('commands/requests.ts', ['voice', reference, heard], env);
    expect([given.code, await readFile(heard)]).toEqual([0, makeWave(`${marked} 2`)]);
    expect((await runScript('commands/audit.ts', ['verify'], env)).code).toBe(0);

    const forgotten = await runScript('commands/cases.ts', ['forget', '1000000000002', '--yes'], env);
    expect(forgotten.stdout).toMatch(/1 recording\b/);
    expect(await readdir(join(folder, 'ivr.db.voices'))).toEqual([]);
    await expect.poll(async () => [...(await letLeasesPass(url)).keys()]).toEqual([taken]);
    expect(first.output() + second.output()).not.toMatch(new RegExp(`${taken}|${left}|${marked}`));
  },
);
