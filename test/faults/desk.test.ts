import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { placeCall } from '../../scripts/phone/handsets/voice/place-call.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import type { Line } from '../../src/lines/line.ts';
import type { OutgoingCall } from '../../src/calls/ports/carrier-calls.ts';
import { bothDesks } from '../support/both-desks.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';
import { lines } from '../support/whole-system.ts';

const desk = '+19165550100';
const oneAgent: Line[] = lines.map((line) => ({ ...line, desk: bothDesks(desk, { agents: 1 }) }));

const placed: OutgoingCall[] = [];
let server: Awaited<ReturnType<typeof startRedis>>;
let one: Instance;
let other: Instance;

beforeEach(async () => {
  const redis = await startRedis();
  server = redis;
  onTestFinished(() => redis.stop('SIGKILL'));
  const databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  placed.length = 0;
  const outgoing = { place: async (call: OutgoingCall) => void placed.push(call) };
  const options = { outgoing, databaseUrl, redisUrl: server.url, lines: oneAgent };
  one = await openInstance(options);
  other = await openInstance(options);
});

/** Calls one of the servers and asks for a person. `at` may be changed while the call goes on. */
async function askAt(at: { instance: Instance }) {
  const { caller } = await dialAny(() => at.instance.app);
  await caller.presses('1');
  return caller.presses('0');
}

test('callers of several servers wait in one queue', async () => {
  const talking = await askAt({ instance: one });
  talking.isConnectedTo(desk);
  const next = await askAt({ instance: other });
  next.hears('You are next in line');
  const third = await askAt({ instance: one });
  third.hears('You are second in line');
  await talking.deskAnswers('completed');
  await third.staysSilent();
  third.hears('You are still in line');
  await next.staysSilent();
  next.isConnectedTo(desk);
  expect([...one.counted, ...other.counted].filter((what) => what === 'callers in a queue')).toHaveLength(2);
});

test('many who ask at once are let through one by one', async () => {
  const callers = await Promise.all(
    Array.from({ length: 12 }, (_, count) => askAt({ instance: count % 2 === 0 ? one : other })),
  );
  expect(callers.filter(({ call }) => call.state.kind === 'dialling')).toHaveLength(1);
});

test('a caller who is spoken with when their server ends leaves the desk to the next one, by way of another server', async () => {
  const at = { instance: one };
  const talking = await askAt(at);
  talking.isConnectedTo(desk);
  const next = await askAt({ instance: other });
  next.hears('You are next in line');
  await one.app.close();
  at.instance = other;
  await talking.hangsUp();
  expect(next.call.state.kind).toBe('listening');
  await next.staysSilent();
  next.isConnectedTo(desk);
});

test('a caller who waits is put through when the queue cannot be reached, since the desk is simply rung', async () => {
  (await askAt({ instance: one })).isConnectedTo(desk);
  const waiting = await askAt({ instance: other });
  waiting.hears('You are next in line');
  await server.stop('SIGKILL');
  await waiting.staysSilent();
  waiting.isConnectedTo(desk);
  await waiting.deskAnswers('busy');
  waiting.hears('nobody could take your call').hears('call back');
  expect(other.logged.join('')).toContain('the queue at the desk cannot be reached');
});

test('one of several servers calls back, and another one goes on with it', async () => {
  const talking = await askAt({ instance: one });
  const waiting = await askAt({ instance: other });
  for (const keys of ['1', '2', '9165550123#', '1']) await waiting.presses(keys);
  waiting.hears('You keep your place in line');
  await waiting.hangsUp();
  await talking.hangsUp();
  await Promise.all([one, other, one, other].map(async ({ callbacks }) => callbacks?.look()));
  expect(placed).toHaveLength(1);
  const [call] = placed;
  if (!call) throw new Error('Nobody is called back');
  const at = { app: one.app };
  const agent = await placeCall({
    incomingUrl: call.url,
    authToken: 'a token that signs within this process',
    to: call.from,
    from: call.to,
    transport: (request, signal) => injectInto(at.app)(request, signal),
  });
  at.app = other.app;
  await agent.press('1');
  expect(agent.state).toMatchObject({ kind: 'dialling', dial: { number: '+19165550123' } });
  await agent.settle('completed');
  expect(await one.db.selectFrom('requests').select('reference').execute()).toEqual([]);
  expect(one.logged.join('') + other.logged.join('')).not.toContain('9165550123');
});

test('a call back is lost with Redis, and the request is not', async () => {
  const talking = await askAt({ instance: one });
  const waiting = await askAt({ instance: other });
  for (const keys of ['1', '2', '9165550123#']) await waiting.presses(keys);
  await server.stop('SIGKILL');
  await waiting.presses('1');
  waiting.hears('We will call you back, at the latest on the next business day');
  expect(await one.db.selectFrom('requests').select('kind').execute()).toEqual([{ kind: 'callback' }]);
  await expect(one.callbacks?.look()).rejects.toThrow(/closed|writeable|ECONN/);
  await talking.hangsUp().catch(() => {});
});

test('a caller who hangs up leaves the queue', async () => {
  const talking = await askAt({ instance: one });
  const [gone, next] = [await askAt({ instance: one }), await askAt({ instance: other })];
  next.hears('You are second in line');
  await gone.hangsUp();
  await talking.hangsUp();
  await next.staysSilent();
  next.isConnectedTo(desk);
  expect(one.counted).toContain('callers who left a queue');
});
