import { expect, test } from 'vitest';
import { createTwilioRecordings } from '../../../src/adapters/twilio/twilio-recordings.ts';
import {
  accountSid,
  accountToken,
  addressOf,
  makeWave,
  nameSid,
  openStandInRecordings,
  reachStandIn,
  type StoredRecording,
} from '../../support/stand-in-recordings.ts';

const sid = nameSid('RE', 1);
const call = nameSid('CA', 1);
const one: StoredRecording = { sid, call };

/** The adapter, whose way to the carrier leads to a server of this machine. */
async function open(stored: readonly StoredRecording[] = [], calls = {}) {
  const carrier = await openStandInRecordings(calls);
  for (const each of stored) carrier.put(each);
  reachStandIn(carrier);
  return { ...carrier, recordings: createTwilioRecordings({ accountSid, authToken: accountToken }) };
}

test('a recording is fetched as a WAV file', async () => {
  const { recordings, asked } = await open([{ ...one, audio: makeWave('hello') }]);
  const fetched = await recordings.fetch(addressOf(sid));
  expect(fetched).toEqual({ outcome: 'fetched', audio: new Uint8Array(makeWave('hello')) });
  const path = `/2010-04-01/Accounts/${accountSid}/Recordings/${sid}`;
  expect(asked).toEqual([`GET ${path}.json`, `GET ${path}.wav`]);
});

test.each<[string, Partial<StoredRecording>, object]>([
  ['that the carrier does not have yet', { missing: 1 }, { outcome: 'not-ready' }],
  ['that is being processed', { status: 'processing' }, { outcome: 'not-ready' }],
  ['that is absent', { status: 'absent' }, { outcome: 'unfit', why: 'absent' }],
  ['of no length', { duration: '0' }, { outcome: 'unfit', why: 'absent' }],
  ['that is encrypted', { encrypted: true }, { outcome: 'unfit', why: 'encrypted' }],
  ['whose audio is encrypted all the same', { audio: Buffer.alloc(200, 7) }, { outcome: 'unfit', why: 'no audio' }],
  ['of another type', { type: 'text/html' }, { outcome: 'unfit', why: 'no audio' }],
  ['of another account', { account: `AC${'9'.repeat(32)}` }, { outcome: 'unfit', why: 'no audio' }],
])('of a recording %s that is told', async (_, changes, told) => {
  const { recordings } = await open([{ ...one, ...changes }]);
  expect(await recordings.fetch(addressOf(sid))).toEqual(told);
});

test.each<[string, Partial<StoredRecording>]>([
  ['sends elsewhere', { movedTo: 'https://evil.example/a.wav' }],
  ['sends to the same host', { movedTo: `${addressOf(nameSid('RE', 2))}.wav` }],
  ['begins and does not end', { stalls: true }],
  ['is longer than any message', { audio: Buffer.alloc(17 * 1024 * 1024) }],
])('a carrier that %s is no carrier to fetch from, and the error holds no token', async (_, changes) => {
  const { recordings, asked } = await open([
    { ...one, ...changes },
    { sid: nameSid('RE', 2), call },
  ]);
  const error: unknown = await recordings.fetch(addressOf(sid)).catch((reason: unknown) => reason);
  expect(String(error)).toMatch(/^CarrierFault: The carrier (sent no recording: 302|gave no answer: \w+)$/);
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toContain(accountToken);
  expect(asked).toHaveLength(2);
});

test.each([
  addressOf(sid, `AC${'9'.repeat(32)}`),
  addressOf(sid).replace('api.twilio.com', 'api.twilio.com.evil.example'),
  addressOf(sid).replace('https:', 'http:'),
  addressOf('RE../../Calls/CA1'),
  addressOf('RE..%2F..%2FCalls'),
  addressOf(`${sid}/Transcriptions`),
  addressOf(sid).replace('https://', 'https://user:word@'),
  addressOf(sid).replace('.com', '.com:8443'),
])('%s is neither fetched nor removed', async (address) => {
  const { recordings, asked } = await open([one]);
  await expect(recordings.fetch(address)).rejects.toThrow('no address of a recording of this account');
  await expect(recordings.remove(address)).rejects.toThrow('no address of a recording of this account');
  expect(asked).toEqual([]);
});

test('a recording is removed where deleting fails three times, and one that is gone counts as removed', async () => {
  const { recordings, asked, stored } = await open([{ ...one, failing: 3 }]);
  await recordings.remove(addressOf(sid));
  expect([stored.size, asked.length]).toEqual([0, 4]);
  await recordings.remove(addressOf(sid));
});

test('recordings are listed page by page, messages apart from calls, and a call tells what it dialled', async () => {
  const made = [1, 2, 3, 4, 5].map((number) => ({
    sid: nameSid('RE', number),
    call,
    createdAtMs: number * 1000,
    source: number === 3 ? 'DialVerb' : 'RecordVerb',
  }));
  const calls = {
    [call]: { to: '+15550100', direction: 'inbound' },
    CA2: { to: '+15550100', direction: 'outbound-api' },
  };
  const { recordings } = await open(made, calls);
  const listed = await Array.fromAsync(recordings.list(2000, 5000));
  expect(listed.map(({ recording, isMessage }) => [recording, isMessage])).toEqual([
    [nameSid('RE', 2), true],
    [nameSid('RE', 3), false],
    [nameSid('RE', 4), true],
    [nameSid('RE', 5), true],
  ]);
  expect(listed[0]).toMatchObject({ call, address: addressOf(nameSid('RE', 2)) });
  expect(await Promise.all([call, 'CA2', 'CA3'].map((each) => recordings.findDialled(each)))).toEqual([
    '+15550100',
    undefined,
    undefined,
  ]);
});
