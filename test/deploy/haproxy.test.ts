import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ensureProgram } from '../../scripts/rigs/services/ensure-program.ts';
import { startHaproxy } from '../../scripts/rigs/services/start-haproxy.ts';
import { findFreePort } from '../../scripts/rigs/services/start-program.ts';
import { renderTwiml } from '../../src/channels/voice/render-twiml.ts';
import type { Output } from '../../src/dialogue/output.ts';
import { languages } from '../../src/text/language.ts';
import { openServers } from '../support/balanced-servers.ts';
import { makeCertificates } from '../support/certificates.ts';
import { catalogue, lines } from '../support/whole-system.ts';

const run = promisify(execFile);
const root = join(import.meta.dirname, '../..');
const signature = randomBytes(20).toString('base64');
const signed = { 'x-twilio-signature': signature };

function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-balancer-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

describe('deploy/haproxy.cfg', () => {
  const places = { LISTEN: '127.0.0.1:8080', SERVER_1: '127.0.0.1:3001', SERVER_2: '127.0.0.1:3002' };
  const check = (env: Record<string, string>) => {
    const haproxy = ensureProgram({ found: ['haproxy', '/usr/sbin/haproxy'], package: 'haproxy' });
    return run(haproxy, ['-c', '-f', join(root, 'deploy/haproxy.cfg')], { env });
  };

  test.each([
    ['alone', {}],
    ['behind another balancer', { FRONT: '1' }],
    ['outside a container', { RUN_AS: 'haproxy', CHROOT: '/var/lib/haproxy' }],
  ])('is valid: %s', async (_, env) => {
    const { stdout, stderr } = await check({ ...places, ...env });
    expect(stdout + stderr).not.toMatch(/warning|alert/i);
  });

  test('is valid where TLS ends at the balancer', async () => {
    const { server } = makeCertificates();
    const certificate = join(temporaryFolder(), 'certificate.pem');
    writeFileSync(certificate, server.cert + server.key);
    const { stdout, stderr } = await check({ ...places, CERTIFICATE: certificate });
    expect(stdout + stderr).not.toMatch(/alert/i);
  });

  test('names each variable that it reads', () => {
    const text = readFileSync(join(root, 'deploy/haproxy.cfg'), 'utf8');
    const read = [...text.matchAll(/(?:\$\{|defined\()(\w+)/g)].map(([, name = '']) => name);
    for (const name of read) expect(text).toMatch(new RegExp(`^# {3}${name} +\\w`, 'm'));
  });
});

test('deploy/apology.xml is what fault and call-again say, in each language', () => {
  const told = languages.flatMap((language) => ['fault', 'call-again'].map((prompt) => ({ prompt, language })));
  const output: Output = { language: 'en', pace: 'standard', told, next: { kind: 'hang-up' } };
  const [line] = lines;
  const expected = renderTwiml(output, { catalogue, ...(line && { line }) });
  expect(readFileSync(join(root, 'deploy/apology.xml'), 'utf8').trim()).toBe(expected);
});

/** HAProxy with the file of `deploy/`, in front of two servers. */
async function openBalanced() {
  const servers = await openServers();
  const port = await findFreePort();
  const log = join(temporaryFolder(), 'balancer.log');
  const balancer = await startHaproxy({ port, servers: servers.ports, log });
  onTestFinished(() => balancer.stop());
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers: signed, ...init });
  return { ...servers, send };
}

describe('the balancer', () => {
  test('lets through what the carrier sends', async () => {
    const { send, reached } = await openBalanced();
    const paths = ['/voice/incoming', '/voice/turn/3?language=es', '/tty/after/1?line=x', '/ivr/voice/incoming/'];
    for (const path of paths) expect((await send(path)).status).toBe(200);
    expect((await send('/tty/greeting/18663994096.wav', { method: 'GET', headers: {} })).status).toBe(200);
    expect((await send('/tty/greeting/18663994096.wav', { method: 'HEAD', headers: {} })).status).toBe(200);
    expect((await send('/tty/stream', { method: 'GET' })).status).toBe(200);
    expect(reached).toEqual([
      ...paths.map((path) => `POST ${path}`),
      'GET /tty/greeting/18663994096.wav',
      'HEAD /tty/greeting/18663994096.wav',
      'GET /tty/stream',
    ]);
  });

  test.each([
    ['the health of a server', '/health/ready', { method: 'GET' }, 404],
    ['its health under a prefix', '/ivr/health/ready', { method: 'GET' }, 404],
    ['its health, written otherwise', '/%68ealth/ready', { method: 'GET' }, 404],
    ['its health behind a path of ours', '/voice/health/ready', { method: 'POST' }, 404],
    ['a wrong path', '/admin', {}, 404],
    ['a webhook by GET', '/voice/incoming', { method: 'GET' }, 404],
    ['a greeting by POST', '/tty/greeting/1.wav', {}, 404],
    ['no signature', '/voice/incoming', { headers: {} }, 403],
    ['any text for a signature', '/voice/incoming', { headers: { 'x-twilio-signature': 'any text' } }, 403],
    ['a socket without a signature', '/tty/stream', { method: 'GET', headers: {} }, 403],
  ])('stops what strangers ask for: %s', async (_, path, init, status) => {
    const { send, reached } = await openBalanced();
    expect((await send(path, init)).status).toBe(status);
    expect(reached).toEqual([]);
  });

  test('apologises to callers while no server answers, and lets other webhooks fail', async () => {
    const { send, close } = await openBalanced();
    close();
    for (const path of ['/voice/incoming', '/voice/turn/3?language=es', '/ivr/voice/incoming/']) {
      const answer = await send(path);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/xml; charset=utf-8']);
      expect(await answer.text()).toBe(readFileSync(join(root, 'deploy/apology.xml'), 'utf8'));
    }
    for (const path of ['/voice/status', '/tty/incoming', '/voice/desk/x']) expect((await send(path)).status).toBe(503);
  });

  test('gives few requests at a time to a sender who is refused again and again, and turns none away', async () => {
    const { send, mostAtOnce } = await openBalanced();
    for (let each = 0; each < 120; each++) await send('/voice/status');
    const flood = Promise.all(Array.from({ length: 400 }, async () => (await send('/voice/status')).status));
    expect((await send('/voice/incoming')).status).toBe(200);
    expect(new Set(await flood)).toEqual(new Set([403]));
    expect(mostAtOnce()).toBeLessThanOrEqual(16);
  });
});
