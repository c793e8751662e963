import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { createSid, describeCall } from '../../../scripts/phone/carrier/call-parameters.ts';
import { createWebhookSender } from '../../../scripts/phone/carrier/send-webhook.ts';
import { readTwiml } from '../../../scripts/phone/carrier/read-twiml.ts';
import { openStream } from '../../../scripts/phone/handsets/tty/open-stream.ts';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { createUsePass } from '../../../src/channels/tty/wire/stream-pass.ts';
import { createLog } from '../../../src/process/log.ts';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { createReceiver } from '../../../src/channels/tty/modem/receiver.ts';
import { transmit } from '../../../src/channels/tty/modem/transmit.ts';
import type { Output } from '../../../src/dialogue/output.ts';
import { dialTty } from '../../support/tty-caller.ts';
import { readRequests } from '../../support/sqlite-records.ts';
import { bothDesks } from '../../support/both-desks.ts';
import { lines, openSystem } from '../../support/whole-system.ts';

const to = '+18663994096';
const from = '+19165550142';
const music = 'https://example.org/wait.mp3';

async function open(options: Parameters<typeof openSystem>[0] = {}) {
  const system = await openSystem({ listens: true, ...options });
  onTestFinished(() => system.close());
  const { publicUrl, authToken } = system;
  return { ...system, tty: (change = {}) => dialTty(publicUrl, { authToken, to, from, ...change }) };
}

type System = Awaited<ReturnType<typeof open>>;

/** What the server answers to a call as it comes in: where its stream leads, and with which pass. */
async function beginCall({ publicUrl, authToken }: Pick<System, 'publicUrl' | 'authToken'>) {
  const accountSid = createSid('AC');
  const parameters = describeCall({ accountSid, to, from });
  const send = createWebhookSender({ authToken });
  const answer = await send({
    method: 'POST',
    url: `${publicUrl}/tty/incoming`,
    parameters: new URLSearchParams(parameters),
  });
  const [verb] = readTwiml(answer);
  if (verb?.verb !== 'Connect') throw new Error('The call is not handed over to a stream.');
  return {
    ...verb,
    accountSid,
    callSid: parameters['CallSid'] ?? '',
    authToken,
    pace: 'fast' as const,
    onSound: () => {},
  };
}

/** How the server ends a stream. */
function closing(socket: WebSocket): Promise<{ code: number; reason: string }> {
  return new Promise((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }));
  });
}

test('a new PIN is typed twice and never typed back', async () => {
  const { tty } = await open();
  const caller = await tty();
  for (const text of ['1', 'YES', '1000000000001', '482913', '7', '3', '2']) await caller.types(`${text} GA`);
  caller.reads('CHOOSE A NEW PIN');
  await caller.types('739204 GA');
  expect(caller.read()).not.toContain('739204');
  await caller.types('739204 GA');
  caller.reads('YOUR PIN HAS BEEN CHANGED');
  await caller.types('SK');
  await caller.reads('BYE SKSK').readsTheEnd();
});

test('a message is typed, read again, sent, and kept as the text that it is', async () => {
  const { tty, db } = await open();
  const caller = await tty();
  for (const text of ['1', 'YES', '1000000000001', '482913', '7', 'MESSAGE']) await caller.types(`${text} GA`);
  await caller.reads('TYPE UR MESSAGE').types('MY NEW JOB STARTS MONDAY, PLS CHANGE MY ORDER GA');
  await caller.reads('NOT SENT YET').types('2 GA');
  await caller.reads('YOUR MESSAGE: MY NEW JOB STARTS MONDAY, PLS CHANGE MY ORDER').types('SEND IT GA');
  caller.reads('CASEWORKER');
  const kept = await db.selectFrom('requests').select('details').executeTakeFirstOrThrow();
  expect(JSON.parse(kept.details)).toMatchObject({ text: 'MY NEW JOB STARTS MONDAY, PLS CHANGE MY ORDER' });
  await caller.hangsUp();
});

test('a caller who hangs up while typing a message has sent it', async () => {
  const { tty, db } = await open();
  const caller = await tty();
  for (const text of ['1', 'YES', '1000000000001', '482913', '7', 'MESSAGE']) await caller.types(`${text} GA`);
  await caller.call.type('I MOVED TO FRESNO');
  await caller.hangsUp();
  const requests = () => db.selectFrom('requests').select('details').execute();
  await expect.poll(requests).toEqual([{ details: expect.stringContaining('I MOVED TO FRESNO') }]);
});

test.each([['MENU'], ['SK']])(
  'a report that is promised is left where %s is typed in place of an answer',
  async (word) => {
    const { tty, db } = await open();
    const caller = await tty();
    for (const text of ['1', 'YES', '1000000000001', '482913', '7', 'REPORT', '1']) await caller.types(`${text} GA`);
    caller.reads('UR REPORT IS LEFT');
    await caller.types(word);
    expect(await readRequests(db)).toMatchObject([{ kind: 'missing-payment', channel: 'tty' }]);
    await caller.hangsUp();
  },
);

test.each([['MENU'], ['SK']])(
  'a message that is to be typed again is sent where %s comes in its place',
  async (word) => {
    const { tty, db } = await open();
    const caller = await tty();
    for (const text of ['1', 'YES', '1000000000001', '482913', '7', 'MESSAGE']) await caller.types(`${text} GA`);
    for (const text of ['I MOVED', '3']) await caller.types(`${text} GA`);
    await caller.reads('TYPE UR MESSAGE').types(word);
    expect(await readRequests(db)).toMatchObject([{ kind: 'message', details: { text: 'I MOVED' } }]);
    await caller.hangsUp();
  },
);

test('a callback that is left on a text telephone says that it was', async () => {
  const { tty, db } = await open({ at: Temporal.ZonedDateTime.from('2026-11-22T20:00[America/Los_Angeles]') });
  const caller = await tty();
  for (const text of ['1', 'AGENT', '1', '2', '9165550177', '1']) await caller.types(`${text} GA`);
  const kind = 'callback';
  const manner = { line: 'customer-connect-tty', channel: 'tty', pace: 'relay' };
  expect(await readRequests(db)).toMatchObject([{ kind, ...manner, details: { phone: '+19165550177' } }]);
  await caller.hangsUp();
});

test('keys of a telephone beside it count as typing does', async () => {
  const { tty } = await open();
  const caller = await tty();
  await caller.presses('1');
  await caller.reads('PARENT').presses('1');
  await caller.reads('PARTICIPANT ID').presses('1000000000001#');
  await caller.reads('PIN').types('482913 GA');
  caller.reads('MAIN MENU');
  await caller.hangsUp();
});

test('a PIN is typed and pressed by turns', async () => {
  const { tty } = await open();
  const caller = await tty();
  for (const text of ['1', 'YES', '1000000000001']) await caller.types(`${text} GA`);
  await caller.call.type('4829');
  await caller.presses('13#');
  caller.reads('MAIN MENU');
  await caller.hangsUp();
});

test.each([
  ['PLS HD begins to come before an answer that takes long', 2000, /^PLS HD/],
  ['nothing but the answer comes where it comes at once', 0, /^CUSTOMER CONNECT/],
])('%s', { timeout: 90_000 }, async (_, loadMs, first) => {
  const store = createMemoryCallStore();
  let loaded = false;
  const load = async (callId: string) => {
    await wait(loadMs);
    loaded = true;
    return store.load(callId);
  };
  const call = await beginCall(await open({ calls: { ...store, load } }));
  const receiver = createReceiver();
  let cameFirst: 'answer' | 'sound' | undefined;
  let text = '';
  loaded = false;
  const onSound = (sound: Uint8Array) => {
    cameFirst ??= loaded ? 'answer' : 'sound';
    text += receiver.receive(sound);
  };
  const stream = await openStream({ ...call, pace: 'real', onSound });
  const listening = stream.sendSilence(10_000);
  await expect.poll(() => text.trim(), { timeout: 10_000 }).toMatch(first);
  expect(cameFirst).toBe(loadMs > 0 ? 'sound' : 'answer');
  stream.stop();
  await listening;
});

test('the desk is rung, and when nobody comes the call goes on', async () => {
  const { tty } = await open();
  const caller = await tty();
  await caller.types('AGENT GA');
  await caller.reads('HD PLS TRANSFERRING U').isConnectedTo('+19165550101');
  await caller.deskAnswers('no-answer');
  await caller.reads('NOBODY COULD TAKE UR CALL').reads('U R NEXT IN LINE').types('SK');
  await caller.readsTheEnd();
});

test('a closed desk is told in text', async () => {
  const { tty } = await open({ at: Temporal.ZonedDateTime.from('2026-11-22T20:00[America/Los_Angeles]') });
  const caller = await tty();
  await caller.types('AGENT GA');
  caller.reads('ANSWER TOMORROW FROM 8:00 A.M.').reads('CALL BACK');
  await caller.hangsUp();
});

test('a socket that drops mid-turn and returns goes on where it was', async () => {
  const { tty } = await open();
  const caller = await tty();
  for (const text of ['9', 'SI', '1000000000001']) await caller.types(`${text} GA`);
  await caller.reads('AHORA SU PIN').dropsOut();
  await caller.reads('AHORA SU PIN').types('482913 GA');
  caller.reads('MENU PRINCIPAL');
  await caller.hangsUp();
});

test('without marks the call goes on by the length of what was typed', async () => {
  const { tty } = await open();
  const caller = await tty({ losesMarks: true });
  await caller.types('1 GA');
  caller.reads('PARENT OR GUARDIAN');
  await caller.hangsUp();
});

test('broken messages and bytes are passed over, a few of them', async () => {
  const { tty } = await open();
  const caller = await tty();
  for (const raw of ['{"event":', '[]', '{"event":"media"}', Buffer.from([1, 2, 3]), 'null'])
    caller.call.stream?.sendRaw(raw);
  await caller.types('1 GA');
  caller.reads('PARENT OR GUARDIAN');
  await caller.hangsUp();
});

test('many broken messages end the stream', async () => {
  const stream = await openStream(await beginCall(await open()));
  for (let count = 0; count < 60; count++) stream.sendRaw('no message');
  await expect(stream.closed).resolves.toBeUndefined();
});

test('a message that is too long ends the stream, with one plain warning', async () => {
  const logged: string[] = [];
  const log = createLog('warn', { write: (text) => void logged.push(text) });
  const stream = await openStream(await beginCall(await open({ log })));
  stream.sendRaw('x'.repeat(70_000));
  await stream.closed;
  expect(logged.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({ level: 'warn', reason: 'WS_ERR_UNSUPPORTED_MESSAGE_LENGTH' }),
  ]);
  expect(logged.join('')).not.toContain('stack');
});

test('a pass that was used at another server is refused', async () => {
  const sets = createMemorySharedSets();
  const system = await open({ sets });
  const { parameters, ...call } = await beginCall(system);
  await createUsePass(sets)(parameters['pass'] ?? '');
  await expect((await openStream({ ...call, parameters })).closed).resolves.toBeUndefined();
});

test('nobody opens a stream without a signature', async () => {
  const { url } = await beginCall(await open());
  const socket = new WebSocket(url, { headers: { 'x-twilio-signature': randomBytes(20).toString('base64') } });
  const refused = await new Promise((resolve) => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode));
    socket.once('open', () => resolve('open'));
    socket.once('error', () => {});
  });
  expect(refused).toBe(403);
});

test('nobody opens a stream for another call, twice with one pass, or with a pass of their own', async () => {
  const system = await open();
  const [mine, theirs] = [await beginCall(system), await beginCall(system)];
  await (
    await openStream({ ...mine, parameters: theirs.parameters })
  ).closed;
  await (
    await openStream({ ...mine, parameters: {} })
  ).closed;
  const [at = ''] = (mine.parameters['pass'] ?? '').split('.');
  await (
    await openStream({ ...mine, parameters: { ...mine.parameters, pass: `${at}.${'A'.repeat(43)}` } })
  ).closed;

  let marks = 0;
  const first = await openStream({ ...mine, onMark: () => marks++ });
  await expect.poll(() => marks).toBeGreaterThan(2);
  await (
    await openStream(mine)
  ).closed;
  await first.sendSilence(20);
  first.stop();
});

test('parameters beside the start are taken too', async () => {
  const { url, authToken, callSid, accountSid, parameters } = await beginCall(await open());
  const { getExpectedTwilioSignature } = await import('twilio/lib/webhooks/webhooks.js');
  const socket = new WebSocket(url, {
    headers: { 'x-twilio-signature': getExpectedTwilioSignature(authToken, url, {}) },
  });
  const ended = closing(socket);
  const heard = new Promise((resolve) => {
    socket.once('message', (data) => resolve(JSON.parse((data as Buffer).toString()).event));
  });
  socket.once('open', () => {
    socket.send(
      JSON.stringify({
        event: 'start',
        streamSid: 'MZ1',
        start: { accountSid, callSid },
        customParameters: parameters,
      }),
    );
  });
  expect(await heard).toBe('media');
  socket.close();
  expect((await ended).code).toBe(1005);
});

test('a call at the pace of life', { timeout: 90_000 }, async () => {
  const { tty } = await open();
  const caller = await tty({ pace: 'real' });
  await caller.reads('1 ENGLISH').types('SK');
  await caller.reads('BYE SKSK').readsTheEnd();
});

test('two hundred callers type at once', { timeout: 120_000 }, async () => {
  const outputs = new Set<Output>();
  const system = await open({ onOutput: (output) => void outputs.add(output) });
  const answer = Buffer.concat([Buffer.alloc(3200, 0xff), transmit('1 GA'), Buffer.alloc(10_400, 0xff)]);
  const calls = await Promise.all(Array.from({ length: 200 }, () => beginCall(system)));
  await Promise.all(
    calls.map(async (call) => {
      const third = Promise.withResolvers<void>();
      let marks = 0;
      const stream = await openStream({ ...call, onMark: () => ++marks === 4 && third.resolve() });
      await third.promise;
      await stream.send(answer);
    }),
  );
  const atRole = () => [...outputs].filter(({ next }) => next.kind === 'ask' && next.question.prompt === 'role');
  await expect.poll(() => atRole().length, { timeout: 60_000 }).toBe(200);
});

test('a caller in the queue reads their place, is left in peace, reads it again, and is connected', async () => {
  const oneAgent = lines.map((line) => ({ ...line, desk: bothDesks('+19165550101', { agents: 1, music }) }));
  const { tty } = await open({ lines: oneAgent });
  const [first, second] = [await tty(), await tty()];
  for (const caller of [first, second]) await caller.types('1 GA');
  await (await first.types('AGENT GA')).isConnectedTo('+19165550101');
  await second.types('AGENT GA');
  second.reads('NOBODY IS FREE').reads('U R NEXT IN LINE').reads('ABOUT 5 MINUTES').reads('1 A CALL BACK');
  for (let looks = 0; looks < 2; looks++) {
    await second.call.wait(20_500);
    await wait(100);
  }
  await second.waits(20_500);
  expect(second.read().replaceAll(/\s+/g, ' ').trim()).toBe('U R NEXT IN LINE. THE WAIT IS ABOUT 5 MINUTES.');
  await second.types('HELP GA');
  second.reads('HOLD PLS, OR CHOOSE').reads('TYPE BACK');
  await first.deskAnswers('completed');
  await first.readsTheEnd();
  await second.waits(20_500);
  await second.reads('TRANSFERRING').isConnectedTo('+19165550101');
  await second.deskAnswers('completed');
  await second.readsTheEnd();
});

test('a caller in the queue can go back to the menu, and gives up the place', async () => {
  const oneAgent = lines.map((line) => ({ ...line, desk: bothDesks('+19165550101', { agents: 1 }) }));
  const { tty } = await open({ lines: oneAgent });
  const [first, second] = [await tty(), await tty()];
  for (const caller of [first, second]) await caller.types('1 GA');
  await (await first.types('AGENT GA')).isConnectedTo('+19165550101');
  await second.types('AGENT GA');
  await second.types('HD GA');
  await second.reads('NEXT IN LINE').types('BACK GA');
  await second.reads('GIVE UP YOUR PLACE').types('2 GA');
  second.reads('NO LONGER IN LINE').reads('R U A PARENT');
  await Promise.all([first.hangsUp(), second.hangsUp()]);
  expect(second.call.state.kind).toBe('ended');
});
