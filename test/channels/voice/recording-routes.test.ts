import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { expect, test } from 'vitest';
import type { TakeTurn } from '../../../src/calls/turns/turn.ts';
import { createAgencyVoices } from '../../../src/work/recordings/agency-voices.ts';
import { openRecordingRecords } from '../../support/open-recording-records.ts';
import { aMessage } from '../../support/recording-list.contract.ts';
import { ask, authToken, buildTestApp, call, line, parseTwiml, post, publicUrl } from '../../support/signed-app.ts';
import { accountSid, addressOf, makeWave, nameSid } from '../../support/stand-in-recordings.ts';

const sid = nameSid('RE', 1);
const address = addressOf(sid);
const callId = String(call['CallSid']);
const audio = makeWave('it is me');
const message = { ...call, RecordingUrl: address, RecordingDuration: '12', Digits: '#' };

const question = { kind: 'recording', prompt: 'message', maxSeconds: 120 } as const;
/** Plays the recording that was made, and asks for another one. */
const playBack: TakeTurn = async ({ turn, faults, input }) => {
  const recording = input.kind === 'recorded' ? { recording: input.recording } : {};
  return { output: { ...ask, ...recording, next: { kind: 'ask', question, misses: 0 } }, turn: turn + 1, faults };
};

interface GetOptions {
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: 'GET' | 'HEAD';
  readonly signed?: boolean;
}

async function open() {
  const { opened, voices, clock, pass } = await openRecordingRecords();
  const { recordings: list, keys } = opened;
  const warned: string[] = [];
  const log = { warn: (_: object, text: string) => void warned.push(text) };
  const agencyVoices = createAgencyVoices({ list, voices, keys, account: accountSid, log, clock });
  const { app, logged } = await buildTestApp({ takeTurn: playBack, voices: agencyVoices });
  const get = (url: string, { headers = {}, method = 'GET', signed = true }: GetOptions = {}) => {
    const signature = { 'x-twilio-signature': getExpectedTwilioSignature(authToken, url, {}) };
    return app.inject({ method, url: url.slice(publicUrl.length), headers: { ...(signed && signature), ...headers } });
  };
  return {
    app,
    list,
    logged,
    warned,
    get,
    pass,
    /** The message is left and kept. */
    keep: async () => {
      await opened.records.leaveRequest(aMessage({ recording: address }, callId));
      await voices.keep(sid, audio);
      await list.markKept(sid);
    },
    played: async () => {
      const { body } = await post(app, '/voice/turn/3', message);
      return parseTwiml(body).getElementsByTagName('Play')[0]?.textContent ?? '';
    },
  };
}

test('a recording is played where the carrier has it, and from here once it is kept', async () => {
  const { keep, played, get, logged } = await open();
  expect(await played()).toBe(address);
  await keep();
  const url = await played();
  expect(url).toMatch(new RegExp(`^${publicUrl}/voice/listen\\?line=${line.name}&grant=[\\w.-]+$`));
  expect(url).not.toContain(sid);
  const answer = await get(url);
  expect([answer.statusCode, answer.rawPayload]).toEqual([200, audio]);
  expect(answer.headers).toMatchObject({
    'content-type': 'audio/wav',
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
  });
  expect(logged.join('')).not.toContain(sid);
});

test('a part of a recording, its head alone, and no part that it does not have', async () => {
  const { keep, played, get } = await open();
  await keep();
  const url = await played();
  const head = await get(url, { method: 'HEAD' });
  expect([head.statusCode, head.headers['content-length'], head.body]).toEqual([200, String(audio.length), '']);
  const part = await get(url, { headers: { range: 'bytes=8-11' } });
  expect([part.statusCode, part.body, part.headers['content-range']]).toEqual([
    206,
    'WAVE',
    `bytes 8-11/${audio.length}`,
  ]);
  const last = await get(url, { headers: { range: 'bytes=-4' } });
  expect([last.statusCode, last.rawPayload]).toEqual([206, audio.subarray(-4)]);
  const beyond = await get(url, { headers: { range: 'bytes=4000-' } });
  expect([beyond.statusCode, beyond.headers['content-range']]).toEqual([416, `bytes */${audio.length}`]);
  for (const range of ['bytes=0-1,4-5', 'miles=1-2'])
    expect([range, (await get(url, { headers: { range } })).rawPayload]).toEqual([range, audio]);
});

test('the address is worth nothing unsigned, changed, in another call, or after five minutes', async () => {
  const { app, keep, played, get, pass, list } = await open();
  await keep();
  const url = await played();
  expect((await get(url, { signed: false })).statusCode).toBe(403);
  expect((await get(url.replace(/(?<=grant=[^.]+\.)./, (sign) => (sign === 'A' ? 'B' : 'A')))).statusCode).toBe(404);
  expect((await get(url.replace(`line=${line.name}`, 'line=another'))).statusCode).toBe(404);
  expect((await get(`${publicUrl}/voice/listen?line=${line.name}&grant=${sid}`)).statusCode).toBe(404);
  const { body } = await post(app, '/voice/turn/3', { ...message, CallSid: nameSid('CA', 9) });
  expect(parseTwiml(body).getElementsByTagName('Play')[0]?.textContent).toBe(address);
  pass(5 * 60_000);
  expect((await get(url)).statusCode).toBe(404);
  expect((await list.find(sid))?.stage).toBe('kept');
});

test('the carrier tells of a recording: with the turn, and once it can be fetched', async () => {
  const { app, list } = await open();
  const { body } = await post(app, '/voice/turn/3', message);
  const recorder = parseTwiml(body).getElementsByTagName('Record')[0];
  const callback = new URL(recorder?.getAttribute('recordingStatusCallback') ?? '');
  expect([callback.hash, recorder?.getAttribute('recordingStatusCallbackEvent')]).toEqual([
    '#rc=2&rp=all',
    'completed absent',
  ]);
  await expect.poll(async () => (await list.find(sid))?.stage).toBe('noted');
  const later = { CallSid: callId, RecordingUrl: addressOf(nameSid('RE', 2)), RecordingStatus: 'completed' };
  expect((await post(app, callback.pathname + callback.search, later)).statusCode).toBe(204);
  expect(await list.find(nameSid('RE', 2))).toMatchObject({
    stage: 'noted',
    call: callId,
    address: addressOf(nameSid('RE', 2)),
  });
});

test.each([
  ['of another account', addressOf(sid, `AC${'9'.repeat(32)}`)],
  ['at another host', address.replace('api.twilio.com', 'evil.example')],
  ['that leads to a call', addressOf('RE../../Calls/CA1')],
  ['that leads to a call in disguise', addressOf('RE..%2f..%2fCalls%2fCA1')],
  ['without encryption', address.replace('https:', 'http:')],
  ['of nothing', ''],
])('a recording %s is not noted, and the log says so', async (_, forged) => {
  const { app, list, warned } = await open();
  const told = { CallSid: callId, RecordingUrl: forged };
  expect((await post(app, `/voice/recorded?line=${line.name}`, told)).statusCode).toBe(204);
  expect([await list.knowsCall(callId), warned.length]).toEqual([false, 1]);
});
