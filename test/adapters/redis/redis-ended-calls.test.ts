import { afterAll, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../../scripts/rigs/services/start-redis.ts';
import { createRedisEndedCalls } from '../../../src/adapters/redis/redis-ended-calls.ts';
import { idleCallMs } from '../../../src/calls/patience.ts';
import { placeOf } from '../../support/redis-servers.ts';
import { letPass, until } from '../../support/redis-topologies.ts';

const server = await startRedis();
afterAll(() => server.stop('SIGKILL'));

function open() {
  const place = placeOf(server.url);
  const ended = createRedisEndedCalls(place);
  onTestFinished(() => ended.close());
  return ended;
}

test('Redis remembers which calls are over for as long as a copy of them counts', async () => {
  const [one, other] = [open(), open()];
  for (const each of [one, other]) await until(() => each.has('CA2').then(() => true));
  await one.add('CA1');
  await other.add('CA1');
  expect([await other.has('CA1'), await other.has('CA2')]).toEqual([true, false]);
  await letPass([server.url], idleCallMs - 20_000);
  expect(await one.has('CA1')).toBe(true);
  await letPass([server.url], 20_001);
  expect(await one.has('CA1')).toBe(false);
});
