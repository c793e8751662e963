import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createFileVoiceStore } from '../../../src/adapters/files/file-voice-store.ts';
import { migrateTables } from '../../../src/adapters/sql/database/migrate-tables.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { createSqlVoiceStore } from '../../../src/adapters/sql/recordings/sql-voice-store.ts';
import { createSealedVoices } from '../../../src/work/recordings/sealed-voices.ts';
import { aMessage } from '../../support/recording-list.contract.ts';
import { participantRow } from '../../support/rows.ts';
import { runScript } from '../../support/run-script.ts';
import { accountSid, accountToken, addressOf, makeWave, nameSid } from '../../support/stand-in-recordings.ts';
import { importText, oldKey, temporaryFolder, toText } from '../../support/sqlite-records.ts';

const [sid, earlier, stray] = [1, 2, 3].map((number) => nameSid('RE', number)) as [string, string, string];
const audio = makeWave('it is me');
const person = { ...participantRow, participantId: '1000000000001' };

let folder: string;
let url: string;
let reference: string;

/** A request with a recording that is kept in a file, and one before it that is still to be fetched. */
beforeEach(async () => {
  folder = await temporaryFolder();
  url = `sqlite:${join(folder, 'ivr.db')}`;
  const { db, keys, records, recordings } = await openSqlRecords({ url, keys: [oldKey], recordingsOf: accountSid });
  await importText(db, keys, toText([person]));
  const details = { recording: addressOf(sid), earlierRecording: addressOf(earlier) };
  reference = await records.leaveRequest({ ...aMessage(details), participant: '1' });
  await createSealedVoices(createFileVoiceStore(`${join(folder, 'ivr.db')}.voices`), keys).keep(sid, audio);
  await recordings.markKept(sid);
  await recordings.markDeleted(sid);
  await records.close();
});

const secret = { DATA_SECRET: `${oldKey.id}:${oldKey.secret}` };
const run = (script: string, ...args: string[]) =>
  runScript(`commands/${script}.ts`, args, { ...secret, DATABASE_URL: url });

async function whatOf(what: string): Promise<unknown[]> {
  const { db, records } = await openSqlRecords({ url, keys: [oldKey] });
  const entries = await db.selectFrom('audit').select(['subject', 'facts']).where('what', '=', what).execute();
  await records.close();
  return entries.map(({ subject, facts }) => ({ subject, ...JSON.parse(facts) }));
}

describe('npm run requests', () => {
  test('-- voice writes a recording into a file for its owner alone, once the audit trail has noted it', async () => {
    const file = join(folder, 'voice.wav');
    expect(await run('requests', 'voice', reference, file)).toMatchObject({ code: 0, stderr: '' });
    expect([await readFile(file), (await stat(file)).mode % 0o1000]).toEqual([audio, 0o600]);
    const noted = { subject: 'participant:1', reference, which: 'voice', command: 'requests voice' };
    expect(await whatOf('voice-given')).toEqual([expect.objectContaining(noted)]);
    const again = await run('requests', 'voice', reference, file);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('exists already')]);
    expect((await run('requests', 'list')).stdout).toContain('1 recording kept, 1 to be fetched from the carrier.\n');
  });

  test.each([
    ['of no request', () => ['00000000'], 'There is no request with this reference'],
    ['that is not fetched yet', () => [reference, '--earlier'], 'not fetched from the carrier yet'],
  ])('-- voice %s writes no file and says why', async (_, args, said) => {
    const [name = '', ...flags] = args();
    const file = join(folder, 'voice.wav');
    const ran = await run('requests', 'voice', name, file, ...flags);
    expect([ran.code, ran.stderr]).toEqual([1, expect.stringContaining(said)]);
    expect(await readdir(folder)).not.toContain('voice.wav');
    expect(await whatOf('voice-given')).toEqual([]);
  });

  test('-- export names the files of recordings', async () => {
    const file = join(folder, 'out.ndjson');
    await run('requests', 'export', file);
    const names = { voice: `${reference}.wav`, earlierVoice: `${reference}-earlier.wav` };
    expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({ reference, ...names });
  });
});

test('a backup takes recordings in files along, sealed', async () => {
  const ran = await run('backup', join(folder, 'copy.db'));
  expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('copy.db.voices: 1 sealed recording.')]);
  expect(await readdir(join(folder, 'copy.db.voices'))).toEqual([`${sid}.sealed`]);
});

test('a move takes recordings in files along, into the records where they are to be kept there', async () => {
  const to = `sqlite:${join(folder, 'there.db')}`;
  await migrateTables(to);
  const account = { TWILIO_ACCOUNT_SID: accountSid, TWILIO_AUTH_TOKEN: accountToken, KEEP_RECORDINGS: 'records' };
  const ran = await runScript('commands/move.ts', [url, to], { ...secret, ...account });
  expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('Recordings in files moved too: 1.')]);
  expect(await readdir(join(folder, 'ivr.db.voices'))).toEqual([]);
  const there = await openSqlRecords({ url: to, keys: [oldKey] });
  expect(await createSealedVoices(createSqlVoiceStore(there.db), there.keys).open(sid)).toEqual(audio);
  await there.records.close();
});

test('a participant is forgotten with all recordings, and what the carrier still has is told', async () => {
  const { records } = await openSqlRecords({ url, keys: [oldKey] });
  await records.leaveRequest({ ...aMessage({ recording: addressOf(stray) }), participant: '1' });
  await records.close();
  await run('requests', 'export', join(folder, 'out.ndjson'));
  const rehearsed = await run('cases', 'forget', person.participantId);
  expect([rehearsed.code, rehearsed.stdout]).toEqual([1, expect.stringContaining('2 recordings')]);
  expect(await readdir(join(folder, 'ivr.db.voices'))).toHaveLength(1);
  const { code, stdout } = await run('cases', 'forget', person.participantId, '--yes');
  expect(code).toBe(0);
  expect(stdout).toContain('The carrier still has 1 recording of theirs: running servers delete them there.');
  expect(stdout).toContain(`that nothing here deletes. Delete there:\n  ${stray}\n`);
  expect(await readdir(join(folder, 'ivr.db.voices'))).toEqual([]);
});
