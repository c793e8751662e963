import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startHaproxy } from '../../../../scripts/rigs/services/start-haproxy.ts';
import { findFreePort } from '../../../../scripts/rigs/services/start-program.ts';
import { makeCertificates } from '../../../support/certificates.ts';

async function listen(): Promise<number> {
  const server = createServer((_request, response) => response.end('a turn')).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('TLS ends at the balancer where it has a certificate', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-balancer-'));
  const { ca, server } = makeCertificates();
  const certificate = join(folder, 'certificate.pem');
  writeFileSync(certificate, server.cert + server.key);
  const port = await findFreePort();
  const log = join(folder, 'balancer.log');
  const balancer = await startHaproxy({ port, servers: [await listen(), await listen()], log, certificate });
  onTestFinished(async () => {
    await balancer.stop();
    rmSync(folder, { recursive: true });
  });
  const headers = { 'x-twilio-signature': randomBytes(20).toString('base64') };
  const asked = request({ port, host: '127.0.0.1', path: '/voice/incoming', method: 'POST', headers, ca }).end();
  const [response] = await once(asked, 'response');
  expect(String(await response.setEncoding('utf8').toArray())).toBe('a turn');
  expect(readFileSync(log, 'utf8')).not.toContain('/voice/incoming');
});
