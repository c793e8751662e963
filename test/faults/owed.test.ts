import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';
import type { Caller } from '../support/caller.ts';
import { callOf } from '../support/errand.ts';
import { dialAny, fillDatabase, openInstance, type Instance } from '../support/instances.ts';
import { until } from '../support/redis-topologies.ts';
import { temporaryDatabase, temporaryFolder } from '../support/sqlite-records.ts';

/** A fifth of what callers meet, so that what is busy counts as out of reach soon. */
const quick = { effectsMs: 800, auditedMs: 900, turnMs: 1500 };
const retriesMs = [100, 100, 200];
/** Nobody is at the desk: callers are offered a call back. */
const at = Temporal.Instant.from('2026-11-22T21:15-08:00');

let redisFolder: string;
let port: number | undefined;
let server: Awaited<ReturnType<typeof startRedis>>;
let file: string;
let one: Instance;
let other: Instance;
let locking: DatabaseSync;

/** A Redis that still has its data when it is back, as one with an append-only file does. */
async function startLasting(): Promise<void> {
  const config = [`dir ${redisFolder}`, 'appendonly yes', 'appendfsync always'];
  server = await startRedis({ config, ...(port !== undefined && { port }) });
  ({ port } = server);
}

beforeEach(async () => {
  redisFolder = await temporaryFolder();
  port = undefined;
  await startLasting();
  onTestFinished(() => server.stop('SIGKILL'));
  const databaseUrl = await temporaryDatabase();
  file = databaseUrl.slice('sqlite:'.length);
  await fillDatabase(databaseUrl);
  const options = {
    databaseUrl,
    redisUrl: server.url,
    patience: quick,
    retriesMs,
    at,
    folder: join(redisFolder, 'owed'),
  };
  one = await openInstance(options);
  other = await openInstance(options);
  locking = new DatabaseSync(file);
});

afterEach(() => locking.close());

/** What can be done to the services while a call goes on or ends. */
const steps = {
  'Redis goes': () => server.stop('SIGKILL'),
  'Redis is back': async () => {
    await startLasting();
    await until(async () => (await one.calls.check(), await other.calls.check(), true));
  },
  'the records are locked': async () => locking.exec('BEGIN IMMEDIATE'),
  'the records are free': async () => locking.exec('ROLLBACK'),
  'a message is recorded': async ({ caller }: Held) => {
    for (const keys of ['7', '1']) await caller.presses(keys);
    await caller.records(20);
    caller.hears('To send it, press 1');
  },
  'a contact change is recorded': async ({ caller }: Held) => {
    for (const keys of ['7', '3', '1']) await caller.presses(keys);
    await caller.records(20);
  },
  'a call back is asked for': async ({ caller }: Held) => {
    for (const keys of ['0', '1', '2', '9165550123#', '1']) await caller.presses(keys);
  },
  'a form is asked for': async ({ caller }: Held) => {
    for (const keys of ['1', '1', '1', '1']) await caller.presses(keys);
  },
  'a missing payment is reported': async ({ caller }: Held) => {
    for (const keys of ['7', '4', '1']) await caller.presses(keys);
    caller.hears('Your report is left.');
  },
  'the caller sends it': async ({ caller }: Held) => void (await caller.presses('1')),
  'the caller hangs up': async ({ caller }: Held) => void (await caller.hangsUp()),
  'the caller hangs up, and no server is told': async () => {},
  'the carrier forgets its cookies': async (held: Held) => void (held.cookies = false),
  'the carrier says so once more': async ({ again }: Held) => void (await Promise.all([again(one), again(other)])),
  'half an hour passes': async ({ sent }: Held) => {
    const redis = new Redis(server.url);
    await redis.zadd('ivr:{owed}:due', 'XX', 0, callOf(sent));
    redis.disconnect();
    await letFilesPass(join(redisFolder, 'owed'));
  },
} as const satisfies Record<string, (held: Held) => unknown>;

type Step = keyof typeof steps;

/** What waits in a folder is due. */
async function letFilesPass(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    await writeFile(path, JSON.stringify({ ...JSON.parse(await readFile(path, 'utf8')), dueMs: 0 }));
  }
}

interface Held {
  readonly caller: Caller;
  readonly sent: Awaited<ReturnType<typeof dialAny>>['sent'];
  cookies: boolean;
  /** Sends the last webhook once more. */
  readonly again: (instance: Instance) => Promise<unknown>;
}

/** A caller who has signed in, whose turns both servers take in turns. */
async function hold(): Promise<Held> {
  let count = 0;
  const held: { cookies: boolean } = { cookies: true };
  const next = (): Transport => (request, signal) => {
    const { cookie, ...headers } = request.headers as Record<string, string>;
    const carried = held.cookies && cookie !== undefined ? { cookie } : {};
    count += 1;
    return injectInto((count % 2 === 0 ? one : other).app)({ ...request, headers: { ...headers, ...carried } }, signal);
  };
  const { caller, sent } = await dialAny(next);
  for (const keys of ['1', '1', '1000000000016#', '395718#']) await caller.presses(keys);
  const again = ({ app }: Instance) => {
    const last = sent.at(-1);
    if (!last) throw new Error('Nothing was sent');
    return injectInto(app)(last, new AbortController().signal);
  };
  return Object.assign(held, { caller, sent, again });
}

const requestsOf = ({ sent }: Held) =>
  one.db
    .selectFrom('requests')
    .select(['kind'])
    .where('attempt', 'like', `${callOf(sent)}:%`)
    .execute();

/** Moments between a caller's word and its keeping, and what fails there. In each, exactly one request arrives. */
const orders: readonly (readonly [kind: string, ...Step[]])[] = [
  ['message', 'a message is recorded', 'the caller hangs up'],
  ['message', 'a message is recorded', 'the caller hangs up', 'the carrier says so once more'],
  ['message', 'a message is recorded', 'Redis goes', 'the caller hangs up'],
  ['message', 'Redis goes', 'a message is recorded', 'the caller hangs up'],
  ['message', 'Redis goes', 'a message is recorded', 'Redis is back', 'the caller hangs up'],
  [
    'message',
    'a message is recorded',
    'the carrier forgets its cookies',
    'Redis goes',
    'the caller hangs up',
    'Redis is back',
  ],
  ['message', 'a message is recorded', 'the records are locked', 'the caller hangs up', 'the records are free'],
  [
    'message',
    'a message is recorded',
    'the records are locked',
    'the caller hangs up',
    'the carrier says so once more',
    'the records are free',
  ],
  [
    'message',
    'a message is recorded',
    'the records are locked',
    'Redis goes',
    'the caller hangs up',
    'Redis is back',
    'the records are free',
  ],
  [
    'message',
    'a message is recorded',
    'the records are locked',
    'Redis goes',
    'the caller hangs up',
    'the records are free',
  ],
  [
    'message',
    'a message is recorded',
    'the records are locked',
    'the caller sends it',
    'the caller hangs up',
    'the records are free',
  ],
  ['message', 'a message is recorded', 'the caller hangs up, and no server is told', 'half an hour passes'],
  [
    'message',
    'a message is recorded',
    'the records are locked',
    'the caller hangs up, and no server is told',
    'half an hour passes',
    'the records are free',
  ],
  ['message', 'a message is recorded', 'the caller sends it', 'the caller hangs up', 'half an hour passes'],
  ['message', 'a message is recorded', 'Redis goes', 'the caller sends it', 'Redis is back', 'half an hour passes'],
  ['contact-change', 'a contact change is recorded', 'Redis goes', 'the caller hangs up'],
  [
    'contact-change',
    'a contact change is recorded',
    'the records are locked',
    'the caller hangs up',
    'the records are free',
  ],
  ['missing-payment', 'a missing payment is reported', 'the caller hangs up'],
  [
    'missing-payment',
    'a missing payment is reported',
    'the records are locked',
    'Redis goes',
    'the caller hangs up',
    'the records are free',
  ],
  [
    'direct-deposit-form',
    'the records are locked',
    'a form is asked for',
    'the caller hangs up',
    'the records are free',
  ],
  [
    'direct-deposit-form',
    'the records are locked',
    'Redis goes',
    'a form is asked for',
    'the caller hangs up, and no server is told',
    'Redis is back',
    'half an hour passes',
    'the records are free',
  ],
  ['callback', 'the records are locked', 'a call back is asked for', 'the caller hangs up', 'the records are free'],
  [
    'callback',
    'the records are locked',
    'a call back is asked for',
    'the carrier forgets its cookies',
    'Redis goes',
    'the caller hangs up',
    'the records are free',
    'Redis is back',
  ],
];

describe('what a caller left arrives once where', () => {
  test.for(orders.map(([kind, ...order]) => ({ kind, order, name: `${kind}: ${order.join(', ')}` })))(
    '$name',
    { timeout: 60_000 },
    async ({ kind, order }) => {
      const held = await hold();
      for (const step of order) await steps[step](held);
      await until(async () => {
        await Promise.all([one.takeUpOwed(), other.takeUpOwed()]);
        return (await requestsOf(held)).length > 0;
      });
      await Promise.all([one.takeUpOwed(), other.takeUpOwed()]);
      expect(await requestsOf(held)).toEqual([{ kind }]);
    },
  );
});
