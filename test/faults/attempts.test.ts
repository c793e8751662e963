import { afterAll, beforeEach, expect, test } from 'vitest';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';

const server = await startRedis();
afterAll(() => server.stop('SIGKILL'));

let instances: readonly [Instance, Instance];
beforeEach(async () => {
  const databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  const options = { databaseUrl, redisUrl: server.url };
  instances = [await openInstance(options), await openInstance(options)];
});

function inTurns() {
  let count = 0;
  return () => instances[(count += 1) % 2 === 0 ? 0 : 1].app;
}

test('wrong PINs for one participant are counted at all instances together', async () => {
  const { caller } = await dialAny(inTurns());
  for (const keys of ['1', '1']) await caller.presses(keys);
  for (const pin of ['736151#', '736152#', '736153#']) {
    await caller.presses('1000000000002#');
    await caller.presses(pin);
  }
  caller.isConnectedTo('+19165550100');

  const [one, other] = instances;
  for (const { app } of [one, other]) {
    const again = (await dialAny(() => app)).caller;
    for (const keys of ['1', '1', '1000000000002#', '736150#']) await again.presses(keys);
    again.hears('is paused for now').isConnectedTo('+19165550100');
  }
  const failed = await one.db.selectFrom('sign_in_failures').select('attempts').execute();
  expect(failed.map(({ attempts }) => attempts.split('\n').length)).toEqual([3]);
  // The number that called can still be used for anybody else.
  const neighbour = (await dialAny(inTurns())).caller;
  for (const keys of ['1', '1', '1000000000001#', '482913#']) await neighbour.presses(keys);
  neighbour.hears('Main menu');
});

test('one number that tries ten IDs at two instances raises one alarm that names nobody, and is served on', async () => {
  const { caller } = await dialAny(inTurns());
  for (const keys of ['1', '1']) await caller.presses(keys);
  for (let id = 10; id < 20; id += 1) for (const keys of [`10000000000${id}#`, '#']) await caller.presses(keys);
  const counted = () => instances.flatMap((instance) => instance.counted);
  await expect.poll(counted).toEqual(['sources with many IDs']);
  const logged = instances.flatMap((instance) => instance.logged);
  const alarm = logged.find((line) => line.includes('many IDs'));
  expect(alarm).toMatch(/"source":"[\w-]{16}"/);
  expect(logged.join('')).not.toMatch(/9165550142|100000000001/);
  for (const keys of ['1000000000002#', '736150#']) await caller.presses(keys);
  caller.hears('Main menu');
});
