import type { FastifyInstance } from 'fastify';
import { onTestFinished } from 'vitest';
import { flows as shipped } from '../../flows/index.ts';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { catalogue, lines as shippedLines } from '../../scripts/rigs/sample-system.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import type { SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import { createRedisCallStore } from '../../src/adapters/redis/redis-call-store.ts';
import { createRedisSharedSets } from '../../src/adapters/redis/redis-shared-sets.ts';
import { createRedisQueueStore } from '../../src/adapters/redis/redis-queue-store.ts';
import { readRedisUrl } from '../../src/adapters/redis/read-redis-url.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { buildApp } from '../../src/app.ts';
import { createCalls } from '../../src/calls/calls.ts';
import { createCallSeal } from '../../src/calls/kept/call-seal.ts';
import type { Counted } from '../../src/calls/ports/count.ts';
import type { Line } from '../../src/lines/line.ts';
import type { OutgoingCalls } from '../../src/calls/ports/carrier-calls.ts';
import type { Records } from '../../src/calls/ports/records.ts';
import type { Flow } from '../../src/dialogue/flow.ts';
import { createLog } from '../../src/process/log.ts';
import { deriveKeys, type KeyRing } from '../../src/secrets/key-ring.ts';
import { createSeal } from '../../src/secrets/seal.ts';
import { dial } from './caller.ts';
import { until } from './redis-topologies.ts';
import { oldKey } from './sqlite-records.ts';

const publicUrl = 'https://ivr.example.org';
const authToken = 'a token that signs within this process';

/** People answer at the desk. */
const monday = Temporal.Instant.from('2026-11-23T10:00-08:00');

export interface InstanceOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly keys?: KeyRing;
  readonly flows?: readonly Flow[];
  readonly lines?: readonly Line[];
  readonly outgoing?: OutgoingCalls;
  /** Stands before the records. */
  readonly around?: (records: Records) => Records;
  /** Of a caller who waits, of the effects of a turn, and between two looks at the store. */
  readonly patienceMs?: { readonly first: number; readonly later: number };
  readonly effectsMs?: number;
}

export type Instance = Awaited<ReturnType<typeof openInstance>>;

/** One of several servers that share a Redis and a database, within this process. */
export async function openInstance(options: InstanceOptions) {
  const {
    databaseUrl,
    redisUrl,
    keys = [oldKey],
    flows = shipped,
    lines = shippedLines,
    around = (records) => records,
  } = options;
  const { records: plain, trail, db } = await openSqlRecords({ url: databaseUrl, keys });
  const place = readRedisUrl(redisUrl);
  if (!place) throw new Error(`${redisUrl} is no URL of a Redis`);
  const logged: string[] = [];
  const log = createLog('debug', { write: (text) => void logged.push(text) });
  const counted: Counted[] = [];
  const count = (what: Counted) => void counted.push(what);
  const seal = createCallSeal(keys);
  const calls = createRedisCallStore({ place, seal, log });
  const sets = createRedisSharedSets(place);
  const desks = createRedisQueueStore({ place, seal: createSeal(keys, 'desk'), log });
  const records = around(plain);
  const prompts = { current: () => catalogue };
  const { effectsMs, patienceMs } = options;
  const { takeTurn, endCall, introduce, callbacks, settled } = createCalls({
    outgoing: options.outgoing,
    publicUrl: () => publicUrl,
    flows,
    lines,
    prompts,
    records,
    emailsAtOnce: true,
    trail,
    calls,
    desks,
    seal,
    log,
    count,
    now: () => monday,
    sources: { sets, key: deriveKeys(keys, 'source').first.key },
    times: { effectsMs, patienceMs, pollMs: patienceMs && 20 },
  });
  const serving = { takeTurn, endCall, introduce, callbacks, now: () => monday, authToken, publicUrl, count };
  const app = await buildApp({ log, lines, prompts, calls, records, ...serving });
  onTestFinished(async () => {
    await settled();
    await app.close();
    await Promise.all([calls.close(), desks.close(), sets.close(), plain.close()]);
  });
  await until(() => calls.check().then(() => true));
  return { app, db, calls, callbacks, logged, counted };
}

/** A database with the made-up agency. */
export async function fillDatabase(url: string, keys: KeyRing = [oldKey]): Promise<void> {
  const { records, db } = await openSqlRecords({ url, keys });
  await fillWithSampleAgency(db, keys, Temporal.PlainDate.from('2026-11-22'));
  await records.close();
}

/** Calls whichever server `next` names; every webhook is kept as it was sent. */
export async function dialAny(next: (request: SignedRequest) => FastifyInstance | Transport, to = '+18669013212') {
  const sent: SignedRequest[] = [];
  const transport: Transport = (request, signal) => {
    sent.push(request);
    const target = next(request);
    return (typeof target === 'function' ? target : injectInto(target))(request, signal);
  };
  return { caller: await dial(transport, { to, authToken, publicUrl }), sent };
}
