import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../../../scripts/rigs/services/start-program.ts';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { visitRedis } from '../../../src/adapters/redis/visit-redis.ts';
import { readConfig } from '../../../src/config/read-config.ts';
import { makeCertificates } from '../../support/certificates.ts';
import { runScript } from '../../support/run-script.ts';
import { temporaryDatabase } from '../../support/sqlite-records.ts';

const { ca, server, client } = makeCertificates();
const folder = mkdtempSync(join(tmpdir(), 'ivr-redis-tls-'));
let redis: Awaited<ReturnType<typeof startRedis>>;
let url: string;

function keep(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

beforeAll(async () => {
  const port = await findFreePort();
  redis = await startRedis({
    config: [
      `tls-port ${port}`,
      `tls-ca-cert-file ${keep('ca.pem', ca)}`,
      `tls-cert-file ${keep('server.pem', server.cert)}`,
      `tls-key-file ${keep('server.key', server.key)}`,
      'tls-auth-clients yes',
    ],
  });
  url = `rediss://127.0.0.1:${port}`;
});
afterAll(async () => {
  await redis.stop();
  rmSync(folder, { recursive: true });
});

const ping = (env: NodeJS.ProcessEnv) => {
  const { redis: place } = readConfig({ REDIS_URL: url, ...env });
  if (!place) throw new Error('REDIS_URL is not read');
  return visitRedis(place, (connected) => connected.ping());
};

test('TLS to Redis shows a certificate, and trusts the authority that is named', async () => {
  const shown = { REDIS_TLS_CERT: client.cert, REDIS_TLS_KEY: client.key };
  expect(await ping({ ...shown, REDIS_TLS_CA: ca })).toBe('PONG');
  await expect(ping(shown)).rejects.toThrow('self-signed certificate in certificate chain');
  await expect(ping({ REDIS_TLS_CA: ca })).rejects.toThrow(/ECONNRESET|EPIPE|alert|closed/);
});

test('the check of a configuration trusts what NODE_EXTRA_CA_CERTS names, and says what it does not trust', async () => {
  const env = {
    DATABASE_URL: await temporaryDatabase(),
    REDIS_URL: url,
    REDIS_TLS_CERT_FILE: keep('client.pem', client.cert),
    REDIS_TLS_KEY_FILE: keep('client.key', client.key),
  };
  const check = (more: NodeJS.ProcessEnv) => runScript('commands/check-config.ts', [], { ...env, ...more });
  expect((await check({})).stdout).toContain(
    'wrong  REDIS_URL (127.0.0.1): self-signed certificate in certificate chain',
  );
  expect((await check({ NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem') })).stdout).toMatch(
    /ok {5}REDIS_URL .*: its clock/,
  );
});
