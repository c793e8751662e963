import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fillWithSampleAgency } from '../../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { migrateTables } from '../../../src/adapters/sql/database/migrate-tables.ts';
import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { type Config, readConfig } from '../../../src/config/read-config.ts';
import { startHaproxy } from '../services/start-haproxy.ts';
import { startPostgres } from '../services/start-postgres.ts';
import { findFreePort } from '../services/start-program.ts';
import { makeSecrets } from '../../commands/support/make-secrets.ts';
import { prepareRedis } from './prepare-redis.ts';
import { prepareServer } from './prepare-server.ts';
import { serverEnvironment } from './server-environment.ts';

export type Topology = Awaited<ReturnType<typeof startTopology>>;

const server = join(import.meta.dirname, '../../../src/server.ts');

/**
 * Starts on this machine what `docker-compose.yml` starts in containers, with the made-up agency. All of it is gone after `stop`. `program`: the
 * file of the server.
 */
export async function startTopology({ program = server }: { readonly program?: string } = {}) {
  const parts = new AsyncDisposableStack();
  try {
    return await startParts(parts, program);
  } catch (error) {
    await parts.disposeAsync();
    throw error;
  }
}

async function startParts(parts: AsyncDisposableStack, program: string) {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-topology-'));
  parts.defer(() => rmSync(folder, { recursive: true, force: true }));
  const secrets = join(folder, 'secrets');
  const [balancerPort, redisPort, onePort, otherPort] = await findFourPorts();
  const url = `http://127.0.0.1:${balancerPort}`;

  const postgres = await startPostgres();
  parts.defer(() => postgres.remove());
  makeSecrets(secrets, { database: postgres.urlOf('postgres'), redis: `redis://127.0.0.1:${redisPort}` });
  const token = makeToken(join(secrets, 'twilio-auth-token'));
  const redis = prepareRedis({ port: redisPort, config: join(secrets, 'valkey.conf') });
  parts.defer(() => redis.stop());
  await redis.start();

  const env = serverEnvironment({ secrets, publicUrl: url });
  const config = readConfig(env);
  await fillRecords(config);
  const one = prepareServer({ name: 'server-1', port: onePort, env, folder, program });
  const other = prepareServer({ name: 'server-2', port: otherPort, env, folder, program });
  parts.defer(async () => void (await Promise.all([one.stop(), other.stop()])));
  await Promise.all([one.start(), other.start()]);
  const log = join(folder, 'balancer.log');
  const balancer = await startHaproxy({ port: balancerPort, servers: [onePort, otherPort], log });
  parts.defer(() => balancer.stop());

  return { url, folder, token, config, postgres, redis, one, other, stop: () => parts.disposeAsync() };
}

async function findFourPorts() {
  return [await findFreePort(), await findFreePort(), await findFreePort(), await findFreePort()] as const;
}

/** What the carrier signs with, which `makeSecrets` leaves to people. */
function makeToken(file: string) {
  const text = randomBytes(16).toString('hex');
  writeFileSync(file, `${text}\n`);
  return { file, text };
}

/** As the service `migrate` and an import do. */
async function fillRecords({ databaseUrl, dataSecrets }: Config): Promise<void> {
  await migrateTables(databaseUrl);
  const { db, keys, records } = await openSqlRecords({ url: databaseUrl, keys: dataSecrets, migrate: false });
  await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO());
  await records.close();
}
