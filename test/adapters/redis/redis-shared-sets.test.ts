import { afterAll, expect, test } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisSharedSets } from '../../../src/adapters/redis/redis-shared-sets.ts';
import { placeOf } from '../../support/redis-servers.ts';
import { letPass, startCluster, until } from '../../support/redis-topologies.ts';
import { testSharedSets } from '../../support/shared-sets.contract.ts';

const running: { stop: () => Promise<void> }[] = [];
afterAll(async () => void (await Promise.all(running.map((server) => server.stop()))));

async function openSets(url: string) {
  const place = placeOf(url);
  const sets = createRedisSharedSets(place);
  await until(() => sets.add('check', 'a', 1000).then(() => true));
  return sets;
}

testSharedSets('Redis', async () => {
  const server = await startRedis();
  running.push(server);
  const { url } = server;
  return { sets: [await openSets(url), await openSets(url)], pass: (ms) => letPass([url], ms) };
});

testSharedSets('a cluster of Redis', async () => {
  const cluster = await startCluster();
  running.push(cluster);
  const { url, nodes } = cluster;
  return { sets: [await openSets(url), await openSets(url)], pass: (ms) => letPass(nodes, ms) };
});

test('fails at once while the server is gone', async () => {
  const server = await startRedis();
  const sets = await openSets(server.url);
  await server.stop('SIGKILL');
  await expect.poll(() => sets.add('a', 'b', 1000).catch(() => 'failed')).toBe('failed');
  const started = performance.now();
  await expect(sets.add('a', 'b', 1000)).rejects.toThrow(/closed|writeable|ECONN/);
  expect(performance.now() - started).toBeLessThan(50);
  await sets.close();
});
