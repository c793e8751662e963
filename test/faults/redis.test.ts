import { Redis } from 'ioredis';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { askForStatement, callOf, countRequests, signIn } from '../support/errand.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { until } from '../support/redis-topologies.ts';
import { openSlowProxy } from '../support/slow-proxy.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';

let server: Awaited<ReturnType<typeof startRedis>>;
let redis: Redis;
let one: Instance;
let other: Instance;

async function startServer(port?: number): Promise<void> {
  server = await startRedis(port === undefined ? {} : { port });
  redis = new Redis(server.url, { retryStrategy: () => null });
  redis.on('error', () => {});
  onTestFinished(async () => {
    redis.disconnect();
    await server.stop('SIGKILL');
  });
}

async function openBoth(redisUrl = server.url): Promise<void> {
  const databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  one = await openInstance({ databaseUrl, redisUrl });
  other = await openInstance({ databaseUrl, redisUrl });
}

/** Each turn is taken by the other instance than the one before. */
function inTurns() {
  let count = 0;
  return () => ((count += 1) % 2 === 0 ? one.app : other.app);
}

/** A carrier that keeps no cookies. */
function withoutCookies(): () => Transport {
  const next = inTurns();
  return () => (request, signal) => {
    const { cookie: _, ...headers } = request.headers as Record<string, string>;
    return injectInto(next())({ ...request, headers }, signal);
  };
}

const kept = async (call: string) => (await redis.exists(`ivr:{${call}}`)) === 1;

beforeEach(async () => {
  await startServer();
});

describe('a call that two instances take in turns', () => {
  beforeEach(() => openBoth());

  test('is one call', async () => {
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
    expect([...one.counted, ...other.counted]).toEqual([]);
    expect(await redis.pttl(`ivr:{${callOf(sent)}}`)).toBeLessThanOrEqual(120_000);
  });

  test('takes at most 1.5 kB in Redis and 4 kB in a cookie, however much was told in it', async () => {
    const { caller, sent } = await dialAny(inTurns());
    const sizes: number[] = [];
    const everything = ['3', '2', '2', '1', '1', '1', '2', '4', '1', '2'];
    for (const keys of ['1', '1', '1000000000004#', '604718#', ...everything]) {
      await caller.presses(keys);
      sizes.push(await redis.strlen(`ivr:{${callOf(sent)}}`));
    }
    expect(Math.max(...sizes)).toBeGreaterThan(500);
    expect(Math.max(...sizes)).toBeLessThan(1500);
    const cookies = sent.map(({ headers }) => headers['cookie'] ?? '');
    expect(Math.max(...cookies.map(({ length }) => length))).toBeLessThan(4096);
  });

  test('goes on where it was while Redis is stopped, and is kept there again when it is back', async () => {
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    await server.stop('SIGKILL');
    await caller.presses('2');
    caller.hears('past-due balance is');
    await caller.presses('2');
    caller.hears('Main menu');
    expect(one.counted).toContain('turns kept by the carrier alone');
    await startServer(server.port);
    await until(async () => (await one.calls.check(), await other.calls.check(), true));
    await caller.presses('4');
    expect(await kept(callOf(sent))).toBe(true);
    await caller.presses('2');
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
  });

  test('begins and ends while Redis is gone', async () => {
    await server.stop('SIGKILL');
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
  });

  test('goes on where it was while Redis stands still, without a long wait', async () => {
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    process.kill(server.pid, 'SIGSTOP');
    const started = performance.now();
    await caller.presses('2');
    caller.hears('past-due balance is');
    expect(performance.now() - started).toBeLessThan(2000);
    await caller.presses('2');
    process.kill(server.pid, 'SIGCONT');
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
  });

  test('goes on where it was when Redis is emptied', async () => {
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    await redis.flushall();
    await caller.presses('2');
    caller.hears('past-due balance is');
    expect(await kept(callOf(sent))).toBe(true);
    await redis.flushall();
    await caller.presses('2');
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
  });

  test('goes on where it was while Redis is full', async () => {
    const { caller, sent } = await dialAny(inTurns());
    await signIn(caller);
    await redis.config('SET', 'maxmemory', '1');
    await caller.presses('2');
    caller.hears('past-due balance is');
    await caller.presses('2');
    expect(one.logged.join('') + other.logged.join('')).toContain('a call could not be saved');
    expect([one, other].map(({ calls }) => calls.failing?.())).toContainEqual(['calls: writes']);
    await redis.config('SET', 'maxmemory', '0');
    await askForStatement(caller);
    expect(await countRequests(one.db, sent)).toBe(1);
  });

  test('of a carrier without cookies goes on at a safe question when Redis is emptied', async () => {
    const { caller } = await dialAny(withoutCookies());
    await caller.presses('9');
    await redis.flushall();
    await caller.presses('1');
    caller.hears('perdimos el hilo').hears('padre');
    expect([...one.counted, ...other.counted]).toContain('places lost');
  });

  test('of a carrier without cookies is passed to a person while Redis is gone', async () => {
    const { caller } = await dialAny(withoutCookies());
    await caller.presses('9');
    await server.stop('SIGKILL');
    await caller.presses('1');
    caller.hears('tuvimos un problema').isConnectedTo('+19165550100');
  });
});

test('a Redis that takes 300 ms for each answer slows a call down, and nothing else', async () => {
  const port = await openSlowProxy(server.port, 300);
  await openBoth(`redis://127.0.0.1:${port}`);
  const { caller, sent } = await dialAny(inTurns());
  await signIn(caller);
  const started = performance.now();
  await caller.presses('2');
  caller.hears('past-due balance is');
  expect(performance.now() - started).toBeGreaterThan(600);
  expect(caller.heard()).not.toContain('One moment');
  await caller.presses('2');
  await askForStatement(caller);
  expect(await countRequests(one.db, sent)).toBe(1);
});
