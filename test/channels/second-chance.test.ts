import { expect, onTestFinished, test, vi } from 'vitest';
import { createSid, describeCall } from '../../scripts/phone/carrier/call-parameters.ts';
import { createWebhookSender } from '../../scripts/phone/carrier/send-webhook.ts';
import { createLiveLines } from '../../src/lines/lines.ts';
import { aLine } from '../support/a-line.ts';
import { buildTestApp, call as anyCall, line, post as postTo } from '../support/signed-app.ts';
import { dialTty } from '../support/tty-caller.ts';
import { openSystem } from '../support/whole-system.ts';

const from = '+19165550142';
/** What the carrier adds where the first address has failed. */
const failed = { ErrorCode: '11200', ErrorUrl: 'https://ivr.example.org/voice/turn/4' };

async function open() {
  const system = await openSystem({ listens: true });
  onTestFinished(() => system.close());
  const { publicUrl, authToken } = system;
  const send = createWebhookSender({ authToken });
  const post = async (url: string, parameters: Record<string, string>) =>
    (await send({ method: 'POST', url, parameters: new URLSearchParams(parameters) })).body;
  return { publicUrl, authToken, post };
}

/** Where an answer leads on. */
function actionOf(twiml: string): string {
  return (/ action="([^"]+)"/.exec(twiml)?.[1] ?? '').replaceAll('&amp;', '&');
}

test('a second chance at /voice/incoming goes on with the call, still signed in', async () => {
  const { publicUrl, post } = await open();
  const call = describeCall({ accountSid: createSid('AC'), to: '+18669013212', from });
  let answer = await post(`${publicUrl}/voice/incoming`, call);
  for (const Digits of ['1', '1', '1000000000001', '482913'])
    answer = await post(actionOf(answer), { ...call, Digits });
  expect(answer).toContain('Main menu.');
  const again = await post(`${publicUrl}/voice/incoming`, { ...call, ...failed });
  expect(again).toContain('Main menu.');
  expect(actionOf(again)).toBe(actionOf(answer));
  expect(await post(actionOf(again), { ...call, Digits: '3' })).toContain('These are your payments');
});

test('a second chance at /tty/incoming goes on with the call, still signed in', async () => {
  const { publicUrl, authToken, post } = await open();
  const to = '+18663994096';
  const caller = await dialTty(publicUrl, { authToken, to, from });
  for (const text of ['1', 'YES', '1000000000001', '482913']) await caller.types(`${text} GA`);
  caller.reads('MAIN MENU');
  const call = describeCall({ accountSid: createSid('AC'), to, from });
  const again = await post(`${publicUrl}/tty/incoming`, { ...call, CallSid: caller.call.callSid, ...failed });
  expect(again).toContain('<Connect');
  const [, turn] = /\/tty\/after\/(\d+)/.exec(actionOf(again)) ?? [];
  expect(Number(turn)).toBeGreaterThan(4);
  await caller.hangsUp();
});

test('a server that does not know the call goes on at a safe question, in its language and at its pace', async () => {
  const { publicUrl, post } = await open();
  const call = describeCall({ accountSid: createSid('AC'), to: '+18669013212', from });
  const ErrorUrl = 'https://ivr-1.example.org/voice/turn/4?language=es&pace=relay';
  const answer = await post(`${publicUrl}/voice/incoming`, { ...call, ...failed, ErrorUrl });
  expect(answer).toContain('perdimos el hilo de esta llamada');
  expect(answer).not.toContain('Customer Connect');
  expect(actionOf(answer)).toContain('language=es&pace=relay');
});

test('a second chance takes the turn before the failed one again, which moves nothing', async () => {
  const { app, turns } = await buildTestApp();
  const ErrorUrl = 'https://ivr-1.example.org/voice/turn/7?language=es&pace=relay&faults=1&waits=2';
  await postTo(app, '/voice/incoming', { ...anyCall, ...failed, ErrorUrl });
  expect(turns).toEqual([expect.objectContaining({ turn: 6, language: 'es', pace: 'relay', faults: 1 })]);
  expect(turns[0]).not.toHaveProperty('waits');
});

test.for([
  'https://ivr.example.org/voice/incoming',
  'https://ivr.example.org/voice/turn/0',
  'https://ivr.example.org/voice/turn/x',
  'no address',
])('a call begins where %s failed', async (ErrorUrl) => {
  const { app, turns } = await buildTestApp();
  await postTo(app, '/voice/incoming', { ...anyCall, ...failed, ErrorUrl });
  expect(turns).toEqual([expect.objectContaining({ turn: 0, input: { kind: 'silence' } })]);
});

test('a call in progress is not turned away by a busy server, on voice and on text telephones', async () => {
  const text = aLine({ name: 'text', channel: 'tty', numbers: ['+18005550111'] });
  const { app, turns } = await buildTestApp({ lines: [line, text] });
  vi.spyOn(app, 'isOverloaded').mockReturnValue(true);
  expect((await postTo(app, '/voice/incoming', { ...anyCall, ...failed })).body).toContain('<Gather');
  const ErrorUrl = 'https://ivr.example.org/tty/after/4?line=text';
  const onText = { ...anyCall, To: '+18005550111' };
  expect((await postTo(app, '/tty/incoming', { ...onText, ...failed, ErrorUrl })).body).toContain('<Connect');
  expect(turns.map(({ turn }) => turn)).toEqual([3, 3]);
  expect((await postTo(app, '/voice/incoming')).body).not.toContain('<Gather');
  expect((await postTo(app, '/tty/incoming', onText)).body).not.toContain('<Connect');
  expect(turns).toHaveLength(2);
});

test('a call in progress goes on where its line is taken away', async () => {
  const lines = createLiveLines([line]);
  const { app, turns } = await buildTestApp({ lines });
  lines.replace([]);
  expect((await postTo(app, '/voice/incoming', { ...anyCall, ...failed })).body).toContain('<Gather');
  expect(turns.map((turn) => turn.line.name)).toEqual([line.name]);
});

test('a text telephone that was moved from a voice line goes on with its text, not with a voice', async () => {
  const text = aLine({ name: 'text', channel: 'tty', numbers: ['+18005550111'] });
  const { app, turns } = await buildTestApp({ lines: [line, text] });
  const ErrorUrl = 'https://ivr.example.org/tty/after/4?line=text';
  const { body } = await postTo(app, '/voice/incoming', { ...anyCall, ...failed, ErrorUrl });
  expect(body).toContain('<Redirect method="POST">https://ivr.example.org/tty/incoming?line=text</Redirect>');
  expect(turns).toEqual([]);
});

test('a text telephone that waits for the desk is put through to it again', async () => {
  const text = aLine({ name: 'text', channel: 'tty', numbers: ['+18005550111'] });
  const next = { kind: 'transfer' } as const;
  const { app } = await buildTestApp({
    lines: [text],
    takeTurn: async ({ turn }) => ({ output: { language: 'en', pace: 'relay', told: [], next }, turn, faults: 0 }),
  });
  const ErrorUrl = 'https://ivr.example.org/tty/after/4?line=text';
  const { body } = await postTo(app, '/tty/incoming', { ...anyCall, To: '+18005550111', ...failed, ErrorUrl });
  expect(body).toContain('<Number>+19165550100</Number>');
});
