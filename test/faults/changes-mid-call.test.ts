import { z } from 'zod';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { customerConnect } from '../../flows/customer-connect.flow.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import type { Flow } from '../../src/dialogue/flow.ts';
import { askForStatement, countRequests, signIn } from '../support/errand.ts';
import { dialAny, fillDatabase, openInstance } from '../support/instances.ts';
import { newKey, oldKey, temporaryDatabase } from '../support/sqlite-records.ts';

const server = await startRedis();
afterAll(() => server.stop('SIGKILL'));

let databaseUrl: string;
beforeEach(async () => {
  databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
});

const open = (options: Partial<Parameters<typeof openInstance>[0]> = {}) =>
  openInstance({ databaseUrl, redisUrl: server.url, ...options });

test('a change of keys ends no call: added behind the first everywhere, then put first', async () => {
  const rings = [[oldKey], [oldKey, newKey], [newKey, oldKey]];
  const servers = await Promise.all(rings.map((keys) => open({ keys })));
  let at = 0;
  const { caller, sent } = await dialAny(() => servers[at]?.app ?? failWithout());
  await signIn(caller);
  at = 1;
  await caller.presses('2');
  caller.hears('past-due balance is');
  at = 2;
  await caller.presses('2');
  // One that has not been told yet which is first reads what the new one wrote.
  at = 1;
  await caller.presses('3');
  caller.hears('$425.00');
  at = 2;
  await caller.presses('2');
  await askForStatement(caller);
  expect(await countRequests(servers[0]?.db ?? failWithout(), sent)).toBe(1);
  expect(servers.flatMap(({ counted }) => counted)).toEqual([]);
});

function failWithout(): never {
  throw new Error('There is no such server');
}

/** Tomorrow’s flow needs something that today’s calls do not have. */
const changed: Flow = {
  ...customerConnect,
  context: z.intersection(customerConnect.context, z.object({ newlyNeeded: z.string() })),
};

test('a call that a changed flow cannot read goes on at the main menu, signed in, in its language and pace', async () => {
  const [before, after] = [await open(), await open({ flows: [changed] })];
  let { app } = before;
  const { caller, sent } = await dialAny(() => app);
  for (const keys of ['8', '9', '1', '1000000000006#', '570362#']) await caller.presses(keys);
  caller.hears('Menú principal');
  ({ app } = after);
  await caller.presses('2');
  caller.hears('perdimos el hilo').hears('Menú principal');
  expect(sent.at(-1)?.url).toContain('language=es&pace=relay');
  expect(after.counted).toEqual(['places lost']);
  ({ app } = before);
  await caller.presses('3');
  caller.hears('no encuentro pagos');
});

test('a call of nobody yet goes on at the first question', async () => {
  const [before, after] = [await open(), await open({ flows: [changed] })];
  let { app } = before;
  const { caller } = await dialAny(() => app);
  for (const keys of ['1', '1', '1000000000002#']) await caller.presses(keys);
  ({ app } = after);
  await caller.presses('736150#');
  caller.hears('lost our place').hears('parent or guardian');
});

test('a sentence that the changed flow no longer has is left out, and nothing else', async () => {
  const { 'signed-in': _, ...statements } = customerConnect.prompts.statements;
  const prompts = { ...customerConnect.prompts, statements };
  const [before, after] = [await open(), await open({ flows: [{ ...customerConnect, prompts }] })];
  let { app } = before;
  const { caller } = await dialAny(() => app);
  await signIn(caller);
  ({ app } = after);
  await caller.presses('*');
  expect(caller.hears('Main menu').heard()).not.toContain('Thank you');
});
