import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import type { SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import type { KeyRing } from '../../src/secrets/key-ring.ts';
import { people, signIn } from '../support/errand.ts';
import { dialAny, fillDatabase, type Instance, openInstance } from '../support/instances.ts';
import { newKey, oldKey, temporaryDatabase } from '../support/sqlite-records.ts';

let databaseUrl: string;
beforeEach(async () => {
  databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
});

/** A server with a Redis of its own, which knows nothing of calls before. */
async function startServer(keys: KeyRing = [oldKey]) {
  const redis = await startRedis();
  onTestFinished(() => redis.stop('SIGKILL'));
  return openInstance({ databaseUrl, redisUrl: redis.url, keys });
}

/** A call whose caller asks for their balance, and the turn in which they do, as it was captured on its way. */
async function capture(server: Instance) {
  const { caller, sent } = await dialAny(() => server.app);
  await signIn(caller);
  await caller.presses('2');
  caller.hears('past-due balance is');
  return { caller, captured: sent.at(-1) as SignedRequest };
}

async function replay(captured: SignedRequest, { app }: Instance): Promise<string> {
  const answer = await (await injectInto(app)(captured, AbortSignal.timeout(15_000))).text();
  expect(answer).toContain('<Response>');
  return answer;
}

test('a captured turn tells nothing after its call has ended, at once, at another server, or after a restart with other keys', async () => {
  const server = await startServer();
  const { caller, captured } = await capture(server);
  await caller.hangsUp();
  for (const each of [server, await startServer(), await startServer([newKey, oldKey])]) {
    const answer = await replay(captured, each);
    expect(answer).toContain('<Hangup');
    expect(answer).not.toMatch(/owes|\$/);
  }
});

test('a captured turn tells nothing once the PIN is another, though its call was never seen to end', async () => {
  const server = await startServer();
  const { captured } = await capture(server);
  const other = (await dialAny(() => server.app)).caller;
  await signIn(other, [people[0][0], people[0][1]]);
  for (const keys of ['7', '3', '2', '284605#', '284605#']) await other.presses(keys);
  other.hears('has been changed');
  const restarted = await startServer();
  const answer = await replay(captured, restarted);
  expect(answer).toContain('Your PIN has changed since you signed in.');
  expect(answer).not.toMatch(/owes|\$/);
});

test('a call in which the PIN was changed elsewhere hears so, signs in again, and goes on', async () => {
  const server = await startServer();
  const { caller } = await dialAny(() => server.app);
  await signIn(caller);
  const other = (await dialAny(() => server.app)).caller;
  await signIn(other);
  for (const keys of ['7', '3', '2', '284605#', '284605#', '2', '2']) await other.presses(keys);
  other.hears('past-due balance is');
  await caller.presses('2');
  caller.hears('Your PIN has changed since you signed in.').hears('participant ID');
  for (const keys of [people[0][0], '284605#', '2']) await caller.presses(keys);
  caller.hears('past-due balance is');
});
