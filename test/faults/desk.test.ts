import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { startRedis } from '../../scripts/services/start-redis.ts';
import type { Line } from '../../src/calls/lines.ts';
import { bothDesks } from '../support/both-desks.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';
import { lines } from '../support/whole-system.ts';

const desk = '+19165550100';
const oneAgent: Line[] = lines.map((line) => ({ ...line, desk: bothDesks(desk, { agents: 1 }) }));

let server: Awaited<ReturnType<typeof startRedis>>;
let one: Instance;
let other: Instance;

beforeEach(async () => {
  const redis = await startRedis();
  server = redis;
  onTestFinished(() => redis.stop('SIGKILL'));
  const databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  const options = { databaseUrl, redisUrl: server.url, lines: oneAgent };
  one = await openInstance(options);
  other = await openInstance(options);
});

/** Calls one of the servers and asks for a person. `at` may be changed while the call goes on. */
async function askAt(at: { instance: Instance }) {
  const { caller } = await dialAny(() => at.instance.app);
  await caller.presses('1');
  return caller.presses('0');
}

test('callers of several servers wait in one line', async () => {
  const talking = await askAt({ instance: one });
  talking.isConnectedTo(desk);
  const next = await askAt({ instance: other });
  next.hears('You are next in line');
  const third = await askAt({ instance: one });
  third.hears('You are second in line');
  await talking.deskAnswers('completed');
  await third.staysSilent();
  expect(third.heard()).toBe('');
  await next.staysSilent();
  next.isConnectedTo(desk);
  expect([...one.counted, ...other.counted].filter((what) => what === 'callers in line')).toHaveLength(2);
});

test('many who ask at once are let through one by one', async () => {
  const callers = await Promise.all(
    Array.from({ length: 12 }, (_, count) => askAt({ instance: count % 2 === 0 ? one : other })),
  );
  expect(callers.filter(({ call }) => call.state.kind === 'dialling')).toHaveLength(1);
});

test('whoever is spoken with when their server ends leaves the desk to the next one, by way of another server', async () => {
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

test('whoever waits is put through when the lines cannot be reached, as the desk is simply rung', async () => {
  (await askAt({ instance: one })).isConnectedTo(desk);
  const waiting = await askAt({ instance: other });
  waiting.hears('You are next in line');
  await server.stop('SIGKILL');
  await waiting.staysSilent();
  waiting.isConnectedTo(desk);
  await waiting.deskAnswers('busy');
  waiting.hears('nobody could take your call').hears('call back');
  expect(other.logged.join('')).toContain('the line at the desk cannot be reached');
});

test('whoever hangs up in line waits no more', async () => {
  const talking = await askAt({ instance: one });
  const [gone, next] = [await askAt({ instance: one }), await askAt({ instance: other })];
  next.hears('You are second in line');
  await gone.hangsUp();
  await talking.hangsUp();
  await next.staysSilent();
  next.isConnectedTo(desk);
  expect(one.counted).toContain('callers who left the line');
});
