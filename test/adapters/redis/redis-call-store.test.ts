import { randomBytes } from 'node:crypto';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisCallStore } from '../../../src/adapters/redis/redis-call-store.ts';
import { readRedisUrl } from '../../../src/adapters/redis/read-redis-url.ts';
import { createCallSeal } from '../../../src/calls/kept/call-seal.ts';
import type { SavedCall } from '../../../src/dialogue/saved-call.ts';
import { testCallStore } from '../../support/call-store.contract.ts';
import { letPass, startCluster, startSentinel, until } from '../../support/redis-topologies.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {} };

const callAt = (turn: number, context: object = {}): SavedCall => ({
  version: 1,
  flow: 'customer-connect',
  turn,
  value: { signIn: 'pin' },
  context: { language: 'es', pace: 'relay', paused: false, misses: 0, unfit: 0, first: [], ...context },
});
const newCallId = () => `CA${randomBytes(16).toString('hex')}`;

const running: { stop: () => Promise<void> }[] = [];
afterAll(async () => void (await Promise.all(running.map((server) => server.stop()))));

async function start<Server extends { stop: () => Promise<void> }>(starting: Promise<Server>): Promise<Server> {
  const server = await starting;
  running.push(server);
  return server;
}

async function openStore(url: string, keys = [newKey]) {
  const place = readRedisUrl(url);
  if (!place) throw new Error(`${url} is no URL of a Redis`);
  const calls = createRedisCallStore({ place, seal: createCallSeal(keys), log: silent });
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
    running.push({ stop: async () => redis.disconnect() });
  });

  async function open(keys?: Parameters<typeof openStore>[1]) {
    const calls = await openStore(server.url, keys);
    onTestFinished(() => calls.close());
    return calls;
  }

  test('is sealed, and bound to its name', async () => {
    const calls = await open();
    const [mine, other] = [newCallId(), newCallId()];
    await calls.save(mine, callAt(4, { claim: 'ssn:marked' }), 0);
    const kept = (await redis.get(`ivr:{${mine}}`)) ?? '';
    expect(kept).toMatch(/^4\.new\./);
    expect(Buffer.from(kept.slice(6), 'base64url').toString('latin1')).not.toMatch(/marked|relay|signIn/);
    await redis.set(`ivr:{${other}}`, kept);
    expect(await calls.load(other)).toEqual({ turn: 4 });
  });

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

  test('outlives a change of keys', async () => {
    const before = await open([oldKey]);
    const [id, lost] = [newCallId(), newCallId()];
    await before.save(id, callAt(1), 0);
    await before.save(lost, callAt(3), 0);
    const after = await open([newKey, oldKey]);
    expect(await after.load(id)).toEqual(callAt(1));
    await after.save(id, callAt(2), 1);
    const last = await open([newKey]);
    expect(await last.load(id)).toEqual(callAt(2));
    expect(await last.load(lost)).toEqual({ turn: 3 });
    expect(await last.save(lost, callAt(4), 3)).toBe(true);
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
