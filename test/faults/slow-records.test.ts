import { setTimeout as wait } from 'node:timers/promises';
import { Redis } from 'ioredis';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import type { Records } from '../../src/calls/ports/records.ts';
import { askForStatement, countRequests, signIn } from '../support/errand.ts';
import { dialAny, fillDatabase, openInstance, type InstanceOptions } from '../support/instances.ts';
import { temporaryDatabase } from '../support/sqlite-records.ts';

const server = await startRedis();
afterAll(() => server.stop('SIGKILL'));

/** A fifth of what callers meet. */
const quick = { patience: { firstSilenceMs: 600, laterSilenceMs: 800, lookAgainMs: 20, effectsMs: 2400 } };

let databaseUrl: string;
/** How long each thing that is asked of the records takes longer. */
let delays: Partial<Record<keyof Records, number>>;

beforeEach(async () => {
  databaseUrl = await temporaryDatabase();
  await fillDatabase(databaseUrl);
  delays = {};
  underWay.clear();
});

function open(options: Partial<InstanceOptions> = quick) {
  return openInstance({ databaseUrl, redisUrl: server.url, around: slowDown, ...options });
}

/** What the records were asked to do and are still doing, after their callers were told that it failed too. */
const underWay = new Set<Promise<unknown>>();

function slowDown(records: Records): Records {
  const slow = (name: keyof Records) => {
    const act = records[name] as (...given: unknown[]) => Promise<unknown>;
    return (...given: unknown[]) => {
      const doing = wait(delays[name] ?? 0).then(() => act(...given));
      underWay.add(doing);
      return doing.finally(() => underWay.delete(doing));
    };
  };
  const names = [
    'signIn',
    'listCases',
    'findCase',
    'findPayments',
    'findAppointments',
    'hasPayments',
    'requestPin',
    'checkNewPin',
    'changePin',
    'leaveRequest',
  ] as const;
  return { ...records, ...(Object.fromEntries(names.map((name) => [name, slow(name)])) as Partial<Records>) };
}

/** Waits until the records have done what they were asked. */
async function lateWrites(): Promise<void> {
  await Promise.allSettled(underWay);
}

function countIn(text: string, words: string): number {
  return text.split(words).length - 1;
}

describe('a caller whose records are slow', () => {
  test('is asked for a moment, once, and then has the answer', async () => {
    const { app, counted } = await open();
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    counted.length = 0;
    delays.findCase = 1000;
    await caller.presses('2');
    caller.hears('One moment, please').hears('past-due balance is');
    expect(countIn(caller.heard(), 'One moment')).toBe(1);
    expect(counted).toEqual(['turns answered late']);
  });

  test('is asked so in their language, and at relay pace', async () => {
    const { app } = await open();
    const { caller, sent } = await dialAny(() => app);
    for (const keys of ['8', '9', '1', '1000000000006#', '570362#']) await caller.presses(keys);
    delays.findCase = 1000;
    await caller.presses('2');
    caller.hears('Un momento, por favor').hears('condado');
    expect(new URL(sent.at(-1)?.url ?? '').search).toBe('?language=es&pace=relay&waits=1');
  });

  test('keeps their keys out of what comes back while they wait', async () => {
    const { app } = await open();
    const { caller, sent } = await dialAny(() => app);
    for (const keys of ['1', '1', '1000000000002#']) await caller.presses(keys);
    delays.signIn = 1000;
    await caller.presses('736150#');
    caller.hears('One moment').hears('Thank you');
    expect(sent.at(-1)?.body).not.toContain('736150');
  });

  test('has the answer from any instance they come back to', async () => {
    const [one, other] = [await open(), await open()];
    let app = one.app;
    const { caller } = await dialAny(() => {
      const mine = app;
      if (delays.findCase) app = other.app;
      return mine;
    });
    await signIn(caller);
    other.counted.length = 0;
    delays.findCase = 1800;
    await caller.presses('2');
    caller.hears('One moment').hears('One moment').hears('past-due balance is');
    expect(other.counted).toEqual(['turns answered late']);
  });

  test('has the answer while Redis is gone', async () => {
    const own = await startRedis();
    const { app } = await open({ ...quick, redisUrl: own.url });
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    delays.findCase = 1000;
    await own.stop('SIGKILL');
    await caller.presses('2');
    caller.hears('One moment').hears('past-due balance is');
    await caller.presses('2');
    caller.hears('Main menu');
  });

  test('has the answer when Redis is emptied meanwhile', async () => {
    const { app, logged } = await open();
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    delays.findCase = 1000;
    const redis = new Redis(server.url);
    const emptied = wait(200).then(() => redis.flushall());
    await caller.presses('2');
    await emptied;
    redis.disconnect();
    caller.hears('One moment').hears('past-due balance is');
    await caller.presses('2');
    caller.hears('Main menu');
    expect(logged.join('')).not.toContain('a turn failed');
  });

  test('is told so after a while, keeps the other menus, and is offered a person', async () => {
    const { app } = await open();
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    delays.findCase = 60_000;
    const started = performance.now();
    await caller.presses('2');
    caller.hears('One moment').hears('cannot reach your records').hears('speak with a person');
    expect(performance.now() - started).toBeLessThan(3500);
    await caller.presses('#');
    caller.hears('Main menu');
    await caller.presses('1');
    caller.hears('direct deposit');
    await caller.presses('0');
    caller.isConnectedTo('+19165550100');
  });

  test('has what they wanted when they try again', async () => {
    const { app } = await open();
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    const tried: readonly (readonly [keyof typeof delays, readonly string[], string])[] = [
      ['findCase', ['2'], 'past-due balance is'],
      ['findPayments', ['3'], 'payments to you'],
      ['findAppointments', ['4'], 'A court hearing is'],
      ['hasPayments', ['7', '2', '2', '2026#'], 'We will mail you a list'],
    ];
    for (const [effect, keys, wanted] of tried) {
      delays[effect] = 60_000;
      for (const key of keys) await caller.presses(key);
      caller.hears('cannot reach your records');
      delete delays[effect];
      await caller.presses('1');
      caller.hears(wanted);
      await caller.presses('#');
      caller.hears('Main menu');
    }
  });

  test('waits three seconds before they are asked for a moment', async () => {
    const { app } = await open({});
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    delays.findCase = 2500;
    await caller.presses('2');
    expect(caller.hears('past-due balance is').heard()).not.toContain('One moment');
    await caller.presses('2');
    delays.findCase = 3300;
    await caller.presses('2');
    caller.hears('One moment').hears('past-due balance is');
  });
});

describe('a write that is done after the caller was told that it failed', () => {
  test('is done once: a request that is tried again', async () => {
    const { app, db } = await open();
    const { caller, sent } = await dialAny(() => app);
    await signIn(caller);
    delays.leaveRequest = 2800;
    for (const keys of ['7', '2', '1']) await caller.presses(keys);
    caller.hears('cannot reach your records');
    delays.leaveRequest = 0;
    await caller.presses('1');
    caller.hears('reference');
    const told = caller.heard().replaceAll(/\D/g, '');
    await lateWrites();
    expect(await countRequests(db, sent)).toBe(1);
    const [left] = await db.selectFrom('requests').select('reference').execute();
    expect(told).toContain(left?.reference);
    // Another one in the same call is another one.
    await caller.presses('2');
    await askForStatement(caller);
    expect(await countRequests(db, sent)).toBe(2);
  });

  test('is done once: a temporary PIN', async () => {
    const { app, db } = await open();
    const { caller } = await dialAny(() => app);
    for (const keys of ['1', '1', '1000000000001#']) await caller.presses(keys);
    delays.requestPin = 2800;
    await caller.presses('*#');
    caller.hears('cannot reach your records');
    delays.requestPin = 0;
    await caller.presses('1');
    caller.hears('on its way to your e-mail');
    await lateWrites();
    expect(await db.selectFrom('outbox').select('number').execute()).toHaveLength(1);
  });

  test('undoes nothing: an older new PIN behind a newer one', async () => {
    const { app } = await open();
    const { caller } = await dialAny(() => app);
    await signIn(caller);
    const change = async (pin: string) => {
      for (const keys of [`${pin}#`, `${pin}#`]) await caller.presses(keys);
    };
    delays.changePin = 3600;
    for (const keys of ['7', '3', '2']) await caller.presses(keys);
    await change('730518');
    caller.hears('may already work');
    await caller.presses('1');
    caller.hears('Now the same PIN once more');
    await caller.presses('#');
    caller.hears('Choose a new PIN');
    delays.changePin = 0;
    await change('284605');
    caller.hears('PIN');
    await lateWrites();
    const again = (await dialAny(() => app)).caller;
    for (const keys of ['1', '1', '1000000000002#', '284605#']) await again.presses(keys);
    again.hears('Thank you');
  });

  test('locks nobody out: a sign-in that counted, and one that was right', async () => {
    const { app, db } = await open();
    const { caller } = await dialAny(() => app);
    for (const keys of ['1', '1', '1000000000002#']) await caller.presses(keys);
    delays.signIn = 2800;
    await caller.presses('736150#');
    caller.hears('cannot reach your records');
    await lateWrites();
    expect(await db.selectFrom('sign_in_failures').selectAll().execute()).toEqual([]);
    delays.signIn = 0;
    for (const keys of ['1', '736150#']) await caller.presses(keys);
    caller.hears('Thank you');
  });
});
