import type { FastifyInstance } from 'fastify';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import type { SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import { askForStatement, callOf, countRequests, signIn } from '../support/errand.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';

const server = await startRedis();
afterAll(() => server.stop('SIGKILL'));

let one: Instance;
let other: Instance;

beforeEach(async () => {
  const databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  one = await openInstance({ databaseUrl, redisUrl: server.url });
  other = await openInstance({ databaseUrl, redisUrl: server.url });
});

/** Sends a webhook once more; the answer as text. */
async function repeat(request: SignedRequest, app: FastifyInstance): Promise<string> {
  return (await injectInto(app)(request, AbortSignal.timeout(15_000))).text();
}

/** A carrier that sends the webhook whose body holds some text a hundred times at once, to both instances. */
function hundredfold(text: string, answers: Set<string>) {
  return () => async (request: SignedRequest, signal: AbortSignal) => {
    const copies = request.body?.includes(text) ? 100 : 1;
    const sent = Array.from({ length: copies }, (_, index) =>
      injectInto(index % 2 === 0 ? one.app : other.app)(request, signal),
    );
    const replies = await Promise.all(sent);
    if (copies > 1) for (const reply of replies) answers.add(await reply.clone().text());
    return replies[0] ?? Response.error();
  };
}

const failures = () => one.db.selectFrom('sign_in_failures').selectAll().execute();

test('a hundred copies of a sign-in at once are one, and all get its answer', async () => {
  const answers = new Set<string>();
  const { caller } = await dialAny(hundredfold('Digits=736150', answers));
  await signIn(caller);
  expect(answers.size).toBe(1);
  expect(await failures()).toEqual([]);
});

test('a hundred copies of a wrong PIN at once count once', async () => {
  const answers = new Set<string>();
  const { caller } = await dialAny(hundredfold('Digits=736151', answers));
  for (const keys of ['1', '1', '1000000000002#', '736151#']) await caller.presses(keys);
  expect(answers.size).toBe(1);
  const [failed] = await failures();
  expect(failed?.attempts.split('\n')).toHaveLength(1);
});

test('a hundred copies of a request at once leave one, and all get its reference', async () => {
  const answers = new Set<string>();
  const { caller, sent } = await dialAny(hundredfold('Digits=1&FinishedOnKey=&msg', answers));
  await signIn(caller);
  answers.clear();
  await askForStatement(caller);
  expect(await countRequests(one.db, sent)).toBe(1);
});

test('a minute of webhooks that comes again changes nothing, and the call goes on', async () => {
  const { caller, sent } = await dialAny(() => one.app);
  await signIn(caller);
  for (const keys of ['7', '2', '1']) await caller.presses(keys);
  const reference = caller.heard();
  await caller.presses('2');
  for (const keys of ['7', '3', '2', '284605#', '284605#']) await caller.presses(keys);
  const written = await one.db.selectFrom('participants').select('pin_hash').where('id', '=', 2).execute();
  const standing = await repeat(sent.at(-1) as SignedRequest, other.app);

  const again = [...sent];
  await Promise.all(again.map((request, index) => repeat(request, index % 2 === 0 ? one.app : other.app)));
  for (const request of again.toReversed()) expect(await repeat(request, other.app)).toBe(standing);

  expect(reference).toContain('reference');
  expect(await countRequests(one.db, sent)).toBe(1);
  expect(await one.db.selectFrom('participants').select('pin_hash').where('id', '=', 2).execute()).toEqual(written);
  expect(await failures()).toEqual([]);
  await caller.presses('2');
  caller.hears('Main menu');
});

test('webhooks that come again after the store lost the call write nothing twice, and the call goes on where it was', async () => {
  const { caller, sent } = await dialAny(() => one.app);
  await signIn(caller);
  for (const keys of ['7', '2', '1']) await caller.presses(keys);
  await caller.presses('2');
  await one.calls.close();
  await forget(callOf(sent));
  for (const request of sent) await repeat(request, other.app);
  await caller.presses('2');
  caller.hears('past-due balance is');
  expect(await countRequests(one.db, sent)).toBe(1);
  expect(await failures()).toEqual([]);
});

test('an old webhook with the cookie of another call is nobody’s', async () => {
  const mine = await dialAny(() => one.app);
  await signIn(mine.caller);
  const theirs = await dialAny(() => one.app);
  await theirs.caller.presses('1');
  await forget(callOf(theirs.sent));
  const cookie = cookieOf(mine.sent);
  const request = theirs.sent.at(-1) as SignedRequest;
  const answer = await repeat({ ...request, headers: { ...request.headers, cookie } }, other.app);
  expect(answer).toContain('lost our place');
  expect(answer).not.toContain('Main menu');
  expect(other.logged.join('')).toContain('does not open');
});

function cookieOf(sent: readonly SignedRequest[]): string {
  const { cookie } = (sent.at(-1)?.headers ?? {}) as { cookie?: string };
  expect(cookie).toMatch(/^call=/);
  return cookie ?? '';
}

async function forget(call: string): Promise<void> {
  const { Redis } = await import('ioredis');
  const redis = new Redis(server.url);
  expect(await redis.del(`ivr:{${call}}`)).toBe(1);
  redis.disconnect();
}
