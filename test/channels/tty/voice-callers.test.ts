import { expect, onTestFinished, test } from 'vitest';
import { createSid, describeCall } from '../../../scripts/phone/carrier/call-parameters.ts';
import { createWebhookSender } from '../../../scripts/phone/carrier/send-webhook.ts';
import { readTwiml } from '../../../scripts/phone/carrier/read-twiml.ts';
import { openStream } from '../../../scripts/phone/handsets/tty/open-stream.ts';
import { createReceiver } from '../../../src/channels/tty/modem/receiver.ts';
import { toMuLaw } from '../../../src/channels/tty/modem/mu-law.ts';
import { transmit } from '../../../src/channels/tty/modem/transmit.ts';
import { lines, openSystem } from '../../support/whole-system.ts';

async function open(tty: { detect?: boolean; greeting?: boolean } = {}) {
  const moved: [string, string][] = [];
  const system = await openSystem({
    listens: true,
    lines: lines.map((line) => (line.tty ? { ...line, tty: { ...line.tty, ...tty } } : line)),
    liveCalls: { move: async (callId, url) => void moved.push([callId, url]) },
  });
  onTestFinished(() => system.close());
  const { publicUrl, authToken } = system;
  const accountSid = createSid('AC');
  const parameters = describeCall({ accountSid, to: '+18669013212', from: '+19165550142' });
  const send = createWebhookSender({ authToken });
  const post = async (path: string, did: Record<string, string> = {}) =>
    await send({ method: 'POST', url: publicUrl + path, parameters: new URLSearchParams({ ...parameters, ...did }) });
  return { ...system, post, moved, accountSid, callSid: parameters['CallSid'] ?? '' };
}

const silence = { Digits: '', msg: 'Gather End' };

test('the greeting tells text telephones their number after the first silence, behind everything else', async () => {
  const { post, publicUrl } = await open();
  expect((await post('/voice/incoming')).body).not.toContain('<Play>');
  const { body } = await post('/voice/turn/1', silence);
  const url = /<\/Say><Play>([^<]+)<\/Play><\/Gather>/.exec(body)?.[1] ?? '';
  expect(url).toBe(`${publicUrl}/tty/greeting/18663994096.wav`);
  const answer = await fetch(url);
  expect(answer.headers.get('content-type')).toBe('audio/wav');
  expect(answer.headers.get('cache-control')).toContain('max-age');
  const wave = Buffer.from(await answer.arrayBuffer()).subarray(44);
  const sound = Uint8Array.from({ length: wave.length / 2 }, (_, at) => toMuLaw(wave.readInt16LE(at * 2)));
  expect(createReceiver().receive(sound)).toBe('TTY CALL 866-399-4096');
  expect((await fetch(`${publicUrl}/tty/greeting/15550000000.wav`)).status).toBe(404);
  expect((await post('/voice/turn/1', silence)).body).toBe(body);
  expect((await post('/voice/turn/2', silence)).body).not.toContain('<Play>');
});

test('a caller who has pressed a key hears no tones', async () => {
  const { post } = await open();
  await post('/voice/incoming');
  expect((await post('/voice/turn/1', { Digits: '1' })).body).not.toContain('<Play>');
  expect((await post('/voice/turn/2', silence)).body).not.toContain('<Play>');
});

test('a line may leave it out', async () => {
  const { post } = await open({ greeting: false });
  await post('/voice/incoming');
  expect((await post('/voice/turn/1', silence)).body).not.toContain('<Play>');
});

test('a line may listen for text telephones, and moves the call where one is heard', async () => {
  const { post, moved, accountSid, callSid, authToken, publicUrl } = await open({ detect: true });
  const [start] = readTwiml(await post('/voice/incoming'));
  if (start?.verb !== 'Start') throw new Error('Nobody listens.');
  const stream = await openStream({ ...start, accountSid, callSid, authToken, pace: 'fast', onSound: () => {} });
  await stream.sendSilence(1000);
  // The echo of the recording comes back first.
  await stream.send(transmit('TTY CALL 866-399-4096'));
  await stream.sendSilence(6000);
  expect(moved).toEqual([]);
  await stream.send(transmit('HELLO GA'));
  await stream.closed;
  expect(moved).toEqual([[callSid, `${publicUrl}/tty/incoming?line=customer-connect-tty`]]);
  const [connect] = readTwiml(await post('/tty/incoming?line=customer-connect-tty'));
  expect(connect).toMatchObject({ verb: 'Connect', parameters: { line: 'customer-connect-tty' } });
});

test('the desk hears that a caller uses a relay service, and the caller does not', async () => {
  const { post, publicUrl, callSid } = await open();
  await post('/voice/incoming');
  await post('/voice/turn/1', { Digits: '8' });
  const passedOn = await post('/voice/turn/2', { Digits: '0' });
  const [, address = ''] = /<Number url="([^"]+)">/.exec(passedOn.body) ?? [];
  expect(address).toBe(`${publicUrl}/voice/desk/customer-connect?language=en&amp;pace=relay`);
  expect(passedOn.body).not.toContain('relay service');
  const whispered = await post('/voice/desk/customer-connect?language=en&pace=relay', { ParentCallSid: callSid });
  expect(whispered.body).toMatch(
    /<Response><Say[^>]*>English\..*This caller uses a relay service, or needs more time\..*<\/Say><\/Response>/,
  );
});
