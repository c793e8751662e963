import type { FastifyInstance } from 'fastify';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { type SignedRequest, signWebhook } from '../../scripts/phone/carrier/sign-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { authToken, dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
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
  for (const keys of ['1', '1', '1000000000002#']) await caller.presses(keys);
  for (const pin of ['736151#', '736152#', '736153#']) await caller.presses(pin);
  await caller.presses('0');
  caller.isConnectedTo('+19165550100');

  const [one, other] = instances;
  for (const { app } of [one, other]) {
    const again = (await dialAny(() => app)).caller;
    for (const keys of ['1', '1', '1000000000002#', '736150#']) await again.presses(keys);
    again.hears('this number cannot sign in for the next minute');
    await again.presses('2');
    again.isConnectedTo('+19165550100');
    await again.deskAnswers('completed');
    expect(again.introduction()).toContain('Sign-in is paused after wrong PINs.');
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
  for (let id = 10; id < 20; id += 1) for (const keys of [`10000000000${id}#`, '#', '#']) await caller.presses(keys);
  const counted = () => instances.flatMap((instance) => instance.counted);
  await expect.poll(counted).toEqual(['sources with many IDs']);
  const logged = instances.flatMap((instance) => instance.logged);
  const alarm = logged.find((line) => line.includes('many IDs'));
  expect(alarm).toMatch(/"source":"[\w-]{16}"/);
  expect(logged.join('')).not.toMatch(/9165550142|100000000001/);
  for (const keys of ['1000000000002#', '736150#']) await caller.presses(keys);
  caller.hears('Main menu');
});

test('a turn that brings other digits again and again, at two servers while Redis is away, is a guess each time', async () => {
  const { caller, sent } = await dialAny(inTurns());
  for (const keys of ['1', '1', '1000000000002#', '111111#']) await caller.presses(keys);
  const turn = sent.at(-1) as SignedRequest;
  for (const { calls } of instances) {
    vi.spyOn(calls, 'load').mockRejectedValue(new Error('gone'));
    vi.spyOn(calls, 'save').mockRejectedValue(new Error('gone'));
  }
  const next = inTurns();
  const answers: string[] = [];
  for (let guess = 200_000; guess < 200_024; guess += 1) {
    answers.push(await repeatWith(turn, { Digits: String(guess) }, next()));
  }
  const judged = answers.filter((answer) => answer.includes('do not match')).length;
  expect(judged).toBe(2);
  const [failed] = await instances[0].db.selectFrom('sign_in_failures').select('attempts').execute();
  expect(failed?.attempts.split('\n')).toHaveLength(3);
});

/** The same turn with other parameters, signed as the carrier signs it. */
async function repeatWith(turn: SignedRequest, changes: Record<string, string>, app: FastifyInstance): Promise<string> {
  const parameters = new URLSearchParams(turn.body);
  for (const [name, value] of Object.entries(changes)) parameters.set(name, value);
  const signed = signWebhook(authToken, { method: 'POST', url: turn.url, parameters });
  const headers = { ...signed.headers, cookie: turn.headers['cookie'] ?? '' };
  return (await injectInto(app)({ ...signed, headers }, AbortSignal.timeout(15_000))).text();
}
