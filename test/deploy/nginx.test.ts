import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '../../scripts/rigs/services/start-program.ts';
import { startNginx } from '../../scripts/rigs/services/start-nginx.ts';
import { openServers } from '../support/balanced-servers.ts';
import { makeCertificates } from '../support/certificates.ts';

const signed = { 'x-twilio-signature': randomBytes(20).toString('base64') };
const apology = readFileSync(join(import.meta.dirname, '../../deploy/apology.xml'), 'utf8');

/** nginx with the file of `deploy/`, in front of two servers. */
async function openProxied() {
  const servers = await openServers();
  const folder = mkdtempSync(join(tmpdir(), 'ivr-nginx-'));
  const { ca, server: certificate } = makeCertificates();
  const port = await findFreePort();
  const nginx = await startNginx({ port, servers: servers.ports, folder, certificate });
  onTestFinished(async () => {
    await nginx.stop();
    rmSync(folder, { recursive: true });
  });

  async function send(path: string, method = 'POST', headers: Record<string, string> = signed, body = '') {
    const asked = request({ port, host: '127.0.0.1', path, method, headers, ca }).end(body);
    const [answer] = await once(asked, 'response');
    const text = String(await answer.setEncoding('utf8').toArray());
    return { status: Number(answer.statusCode), type: String(answer.headers['content-type']), text };
  }

  return { ...servers, send };
}

test('lets through what the carrier sends, and stops what strangers ask for', async () => {
  const { send, reached } = await openProxied();
  const paths = ['/voice/incoming', '/voice/turn/3?language=es', '/tty/after/1?line=x', '/ivr/voice/incoming/'];
  for (const path of paths) expect((await send(path)).status).toBe(200);
  expect((await send('/tty/greeting/18663994096.wav', 'GET', {})).status).toBe(200);
  expect((await send('/tty/stream', 'GET')).status).toBe(200);
  expect(reached.splice(0)).toEqual([
    ...paths.map((path) => `POST ${path}`),
    'GET /tty/greeting/18663994096.wav',
    'GET /tty/stream',
  ]);

  for (const path of ['/health/ready', '/ivr/health/ready', '/%68ealth/ready', '/voice/health/ready', '/admin'])
    expect((await send(path, 'GET')).status).toBe(404);
  expect((await send('/voice/incoming', 'POST', {})).status).toBe(403);
  expect((await send('/voice/status', 'POST', { 'x-twilio-signature': 'any text' })).status).toBe(403);
  expect((await send('/tty/stream', 'GET', {})).status).toBe(403);
  expect((await send('/voice/incoming', 'GET')).status).toBe(403);
  expect((await send('/voice/incoming', 'POST', signed, 'x'.repeat(40_000))).status).toBe(413);
  expect(reached).toEqual([]);
});

test('apologises to callers while no server answers, and lets other webhooks fail', async () => {
  const { send, close } = await openProxied();
  close();
  for (const path of ['/voice/incoming', '/voice/turn/3?language=es', '/ivr/voice/incoming/']) {
    expect(await send(path)).toEqual({ status: 200, type: 'text/xml; charset=utf-8', text: apology });
  }
  for (const path of ['/voice/status', '/tty/incoming', '/voice/desk/x']) expect((await send(path)).status).toBe(502);
});
