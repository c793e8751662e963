import { expect, onTestFinished, test } from 'vitest';
import { placeTtyCall } from '../../scripts/phone/handsets/tty/place-tty-call.ts';
import { placeCall } from '../../scripts/phone/handsets/voice/place-call.ts';
import { createLog } from '../../src/process/log.ts';
import { aLine } from '../support/a-line.ts';
import { buildTestApp, line, parseTwiml, post, publicUrl } from '../support/signed-app.ts';
import { openSystem } from '../support/whole-system.ts';

const [voiceNumber, ttyNumber] = ['+18669013212', '+18663994096'];
const from = '+19165550142';

async function open() {
  const logged: string[] = [];
  const log = createLog('warn', { write: (text) => void logged.push(text) });
  const system = await openSystem({ listens: true, log });
  onTestFinished(() => system.close());
  return { ...system, logged };
}

test('a number of a TTY line that leads to the voice webhook is answered as a text telephone', async () => {
  const { publicUrl: url, authToken, logged } = await open();
  const call = await placeTtyCall({ incomingUrl: `${url}/voice/incoming`, authToken, to: ttyNumber, from });
  expect(await call.read()).toMatch(/^CUSTOMER CONNECT\./u);
  await call.hangUp();
  expect(logged.join('')).toContain('set its voice webhook to /tty/incoming');
});

test('a number of a voice line that leads to the webhook of text telephones is answered by voice', async () => {
  const { publicUrl: url, authToken, logged } = await open();
  const call = await placeCall({ incomingUrl: `${url}/tty/incoming`, authToken, to: voiceNumber, from });
  expect(call.state.kind).toBe('listening');
  expect(JSON.stringify(call.events)).toContain('Customer Connect.');
  await call.hangUp();
  expect(logged.join('')).toContain('set its voice webhook to /voice/incoming');
});

const typed = aLine({ ...line, name: 'typed-line', channel: 'tty', numbers: ['+18005550101'], pace: 'relay' });
const dialling = (to: string) => ({ CallSid: 'CA0123456789abcdef', From: from, To: to });

test.each([
  ['/voice/incoming', '+18005550101', '/tty/incoming'],
  ['/voice/turn/3?language=en&pace=relay', '+18005550101', '/tty/incoming'],
  ['/tty/incoming', '+18005550100', '/voice/incoming'],
  ['/tty/after/3', '+18005550100', '/voice/incoming'],
])('%s hands a call to %s over to %s', async (path, to, address) => {
  const { app, turns } = await buildTestApp({ lines: [line, typed], isStopping: () => false });
  const { body } = await post(app, path, dialling(to));
  expect(parseTwiml(body).getElementsByTagName('Redirect')[0]?.textContent).toBe(publicUrl + address);
  expect(turns).toEqual([]);
});

test.each([
  ['/voice/status', '+18005550101'],
  ['/tty/status', '+18005550100'],
])('%s ends a call to %s, whichever channel it has', async (path, to) => {
  const { app, ended } = await buildTestApp({ lines: [line, typed] });
  const { statusCode } = await post(app, path, { ...dialling(to), CallStatus: 'completed' });
  expect(statusCode).toBe(204);
  expect(ended).toEqual(['CA0123456789abcdef']);
});
