import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Count } from '../../src/calls/ports/count.ts';
import { authToken, buildTestApp, call, encode, post, publicUrl } from '../support/signed-app.ts';

const forged = randomBytes(20).toString('base64');
const upgrading = 'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n';
const webSocket = `${upgrading}Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n`;

/** A server, and a stranger who sends this text and no more. Resolves with the answer once the server hangs up. */
async function listenToStrangers() {
  const { app, logged, turns } = await buildTestApp();
  const { port } = new URL(await app.listen({ host: '127.0.0.1', port: 0 }));

  async function send(text: string): Promise<string> {
    const socket = connect(Number(port), '127.0.0.1');
    onTestFinished(() => void socket.destroy());
    let answer = '';
    socket.on('data', (data) => (answer += String(data)));
    // A sender who goes on may be cut off.
    socket.on('error', () => {});
    socket.write(text);
    await once(socket, 'close');
    return answer;
  }

  return { app, logged, turns, send };
}

const typed = 'Content-Type: application/x-www-form-urlencoded\r\n';
const length = `${typed}Content-Length: 30000\r\n`;
const tooLong = `${typed}Content-Length: 300000\r\n`;
const endless = `${typed}Transfer-Encoding: chunked\r\n`;
const wellFormed = `X-Twilio-Signature: ${forged}\r\n`;
const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`;

describe('a stranger is refused, and the connection ends, before a body is read', () => {
  test.for([
    ['without a signature', `POST /voice/incoming HTTP/1.1\r\n${length}`, 403],
    ['with any text for a signature', `POST /voice/turn/3 HTTP/1.1\r\nX-Twilio-Signature: x\r\n${length}`, 403],
    ['on a text telephone', `POST /tty/incoming HTTP/1.1\r\n${length}`, 403],
    ['with a body that says it is too long', `POST /voice/incoming HTTP/1.1\r\n${wellFormed}${tooLong}`, 413],
    ['with a body that has no end', `POST /voice/incoming HTTP/1.1\r\n${endless}`, 403],
    ['at a wrong path', `POST /nothing HTTP/1.1\r\n${length}`, 404],
    ['by a wrong method', `PUT /voice/incoming HTTP/1.1\r\n${length}`, 404],
    ['by OPTIONS', `OPTIONS /voice/incoming HTTP/1.1\r\n${length}`, 404],
    ['by HEAD', 'HEAD /voice/incoming HTTP/1.1\r\n', 404],
    ['by GET', `GET /voice/incoming HTTP/1.1\r\n${wellFormed}`, 403],
    ['who opens a socket', `GET /tty/stream HTTP/1.1\r\n${webSocket}`, 403],
    ['who opens a socket and forges', `GET /tty/listen HTTP/1.1\r\n${wellFormed}${webSocket}`, 403],
    ['who opens a socket where none is', `GET /health/live HTTP/1.1\r\n${webSocket}`, 404],
    ['who opens a socket at a greeting', `GET /tty/greeting/1.wav HTTP/1.1\r\n${webSocket}`, 404],
  ] as const)('%s', async ([, head, status]) => {
    const { send, turns } = await listenToStrangers();
    const answer = await send(`${head}Host: a\r\n\r\n`);
    expect(answer).toContain(`HTTP/1.1 ${status}`);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(turns).toEqual([]);
  });

  test('a forged body that has no end is read up to what a body may be', async () => {
    const { send } = await listenToStrangers();
    const answer = await send(
      `POST /voice/incoming HTTP/1.1\r\n${wellFormed}${endless}Host: a\r\n\r\n${chunk.repeat(2)}`,
    );
    expect(answer).toContain('HTTP/1.1 413');
  });
});

test('more than a hundred parameters are refused, even signed', async () => {
  const { app, turns } = await buildTestApp();
  const many = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`P${index}`, '1']));
  expect((await post(app, '/voice/incoming', { ...call, ...many(97) })).statusCode).toBe(200);
  expect((await post(app, '/voice/incoming', { ...call, ...many(98) })).statusCode).toBe(413);
  expect(turns).toHaveLength(1);
});

test('an address that is longer than any of ours is refused, even signed', async () => {
  const { app } = await buildTestApp();
  const path = `/voice/turn/3?x=${'x'.repeat(2000 - 16)}`;
  expect((await post(app, path)).statusCode).toBe(200);
  expect((await post(app, `${path}x`)).statusCode).toBe(413);
});

test('a flood writes one line a minute for each reason, with how many there were', async () => {
  const count = vi.fn<Count>();
  const { app, logged } = await buildTestApp({ count });
  const send = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/voice/incoming', headers, payload: encode(call) });
  const now = vi.spyOn(performance, 'now').mockReturnValue(1e9);
  for (let each = 0; each < 5; each++) await send({});
  const form = { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': forged };
  for (let each = 0; each < 3; each++) await send(form);
  now.mockReturnValue(1e9 + 60_000);
  await send(form);
  now.mockRestore();
  const warned = logged.map((text) => JSON.parse(text)).filter(({ level }) => level === 'warn');
  expect(warned).toMatchObject([
    { msg: 'webhook: refused, it has no signature of the carrier', times: 1 },
    { msg: 'webhook: refused, the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN', times: 1 },
    { msg: 'webhook: refused, the signature does not fit PUBLIC_URL and TWILIO_AUTH_TOKEN', times: 3 },
  ]);
  expect(count.mock.calls).toEqual(Array.from({ length: 9 }, () => ['webhooks refused']));
});

test.each([
  ['a slash at its end', '/voice/incoming/'],
  ['a slash at its end and a query', '/voice/turn/3/?language=es'],
  ['two slashes', '//voice/incoming'],
])('an address that was entered with %s works', async (_, path) => {
  const { app, turns } = await buildTestApp();
  expect((await post(app, path)).statusCode).toBe(200);
  expect(turns).toHaveLength(1);
});

test.each([
  ['a newer token', authToken],
  [authToken, 'a newer token'],
] as const)('while the auth token is changed, from %s and %s, no call is refused', async (...authTokens) => {
  const { app, turns } = await buildTestApp({ authTokens });
  expect((await post(app, '/voice/incoming')).statusCode).toBe(200);
  expect(turns).toHaveLength(1);
});

test('an address that was entered in capitals works', async () => {
  const configuredUrl = 'HTTPS://IVR.Example.ORG';
  const { app } = await buildTestApp({ configuredUrl });
  const signedUrl = `${configuredUrl}/voice/incoming`;
  expect((await post(app, '/voice/incoming', call, { signedUrl })).statusCode).toBe(200);
  expect((await post(app, '/voice/incoming')).statusCode).toBe(200);
});

test('a slow sender keeps a connection no longer than the documents say: five seconds for headers, ten for a request', async () => {
  const { app } = await buildTestApp();
  const { headersTimeout, requestTimeout } = app.server;
  // Node looks once a second, and the connection has to be there for it to look at.
  expect([headersTimeout + 1000, requestTimeout + 1000]).toEqual([5000, 10_000]);
});

test.each([
  ['sends nothing', ''],
  ['does not end the headers', 'POST /voice/incoming HTTP/1.1\r\nHost: a\r\nX-Slow: '],
  ['does not end the body', `POST /voice/incoming HTTP/1.1\r\nHost: a\r\n${wellFormed}${length}\r\nFrom=`],
])('a sender who %s is cut off', { timeout: 60_000 }, async (_, text) => {
  const { send } = await listenToStrangers();
  expect(await send(text)).toContain('HTTP/1.1 408');
});

test.each([
  '/voice/incoming',
  '/voice/turn/3',
  '/voice/status',
  '/voice/desk/test-line',
  '/tty/incoming',
  '/tty/after/1',
  '/tty/status',
])('a carrier that sends GET to %s gets 405, and the log says what to set', async (path) => {
  const { app, turns, logged } = await buildTestApp();
  const url = `${path}?${encode(call)}`;
  const signature = getExpectedTwilioSignature(authToken, publicUrl + url, {});
  const answer = await app.inject({ method: 'GET', url, headers: { 'x-twilio-signature': signature } });
  expect(answer.statusCode).toBe(405);
  expect(answer.headers['allow']).toBe('POST');
  expect(answer.body).toBe('Set HTTP POST for this address.\n');
  expect(logged.join('')).toContain('webhook: came by GET; set HTTP POST for this address at the carrier');
  expect(turns).toEqual([]);
});
