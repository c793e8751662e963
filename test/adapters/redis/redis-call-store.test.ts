import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisCallStore } from '../../../src/adapters/redis/redis-call-store.ts';
import type { KeptCall } from '../../../src/calls/ports/call-store.ts';
import { testCallStore } from '../../support/call-store.contract.ts';
import { placeOf, useRedisServers } from '../../support/redis-servers.ts';
import { letPass, startCluster, startSentinel, until } from '../../support/redis-topologies.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

const callAt = (turn: number): KeptCall => ({ turn, text: `new.sealed-${turn}` });
const newCallId = () => `CA${randomBytes(16).toString('hex')}`;

const start = useRedisServers();

async function openStore(url: string) {
  const place = placeOf(url);
  const calls = createRedisCallStore({ place, log: silent });
  await until(() => calls.check().then(() => true));
  return calls;
}

testCallStore('Redis', async () => {
  const { url } = await start(startRedis());
  return { calls: await openStore(url), pass: (ms) => letPass([url], ms) };
});

testCallStore('a Redis behind Sentinels', async () => {
  const { url, main } = await start(startSentinel());
  return { calls: await openStore(url), pass: (ms) => letPass([main.url], ms) };
});

testCallStore('a cluster of Redis', async () => {
  const { url, nodes } = await start(startCluster());
  return { calls: await openStore(url), pass: (ms) => letPass(nodes, ms) };
});

describe('a call in Redis', () => {
  let server: Awaited<ReturnType<typeof startRedis>>;
  let redis: Redis;
  beforeAll(async () => {
    server = await start(startRedis());
    redis = new Redis(server.url);
  });
  afterAll(() => redis.disconnect());

  async function open() {
    const calls = await openStore(server.url);
    onTestFinished(() => calls.close());
    return calls;
  }

  test('takes one command to load and one to save', async () => {
    const calls = await open();
    const id = newCallId();
    await calls.save(id, callAt(1), 0);
    await redis.config('RESETSTAT');
    await calls.load(id);
    await calls.save(id, callAt(2), 1);
    const counts = (await redis.info('commandstats')).matchAll(/cmdstat_(\w+):calls=(\d+)/g);
    // What the script does within the server is counted too.
    expect(Object.fromEntries([...counts].map(([, name, count]) => [name, count]))).toMatchObject({
      get: '1',
      evalsha: '1',
      getrange: '1',
      set: '1',
    });
  });

  test('fails within a second while the server stands still, at once while it is gone, and is found when it is back', async () => {
    const calls = await open();
    const id = newCallId();
    await calls.save(id, callAt(1), 0);

    process.kill(server.pid, 'SIGSTOP');
    const started = performance.now();
    await expect(calls.load(id)).rejects.toThrow('timed out');
    expect(performance.now() - started).toBeLessThan(1000);
    await until(async () => Boolean(await calls.load(id).catch(({ message }) => !message.includes('timed out'))));
    const gone = performance.now();
    await expect(calls.load(id)).rejects.toThrow(/closed|writeable/);
    expect(performance.now() - gone).toBeLessThan(50);

    process.kill(server.pid, 'SIGCONT');
    await until(() => calls.check().then(() => true));
    expect(await calls.load(id)).toEqual(callAt(1));
  });

  test('goes on at the server that takes over', { timeout: 180_000 }, async () => {
    const { url, main, replica } = await start(startSentinel());
    const calls = await openStore(url);
    const copy = new Redis(replica.url);
    onTestFinished(async () => {
      copy.disconnect();
      await calls.close();
    });
    const id = newCallId();
    await calls.save(id, callAt(1), 0);
    await until(async () => (await copy.exists(`ivr:{${id}}`)) === 1);
    await main.stop('SIGKILL');
    await expect(calls.load(id)).rejects.toThrow(/closed|writeable|ECONNRESET/);
    await until(() => calls.save(id, callAt(2), 1), 30_000);
    expect(await calls.load(id)).toEqual(callAt(2));
  });
});
