import { createMadeUpCharges } from '../../src/adapters/memory/made-up-charges.ts';
import type { FastifyInstance } from 'fastify';
import { tellAll } from '../../src/measure/tell-all.ts';
import { onTestFinished } from 'vitest';
import { flows as shipped } from '../../flows/index.ts';
import { injectInto } from '../../scripts/rigs/inject-into.ts';
import { catalogue, lines as shippedLines } from '../../scripts/rigs/sample-system.ts';
import type { Transport } from '../../scripts/phone/carrier/send-webhook.ts';
import type { SignedRequest } from '../../scripts/phone/carrier/sign-webhook.ts';
import { createRedisCallStore } from '../../src/adapters/redis/redis-call-store.ts';
import { createRedisOwedStore } from '../../src/adapters/redis/redis-owed-store.ts';
import { createRedisSharedSets } from '../../src/adapters/redis/redis-shared-sets.ts';
import { createRedisQueueStore } from '../../src/adapters/redis/redis-queue-store.ts';
import { readRedisUrl } from '../../src/adapters/redis/read-redis-url.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { auditEffects } from '../../src/calls/effects/audit-effects.ts';
import { type Patience, retriesAfterCallMs, usualPatience } from '../../src/calls/patience.ts';
import { openOwedStore } from '../../src/system/open-owed-store.ts';
import { openSystem } from '../../src/system.ts';
import type { Counted } from '../../src/calls/ports/count.ts';
import type { Line } from '../../src/lines/line.ts';
import { agenciesOf } from '../../src/lines/lines.ts';
import type { OutgoingCalls } from '../../src/calls/ports/carrier-calls.ts';
import type { Records } from '../../src/calls/ports/records.ts';
import type { Flow } from '../../src/dialogue/flow.ts';
import { createLog } from '../../src/process/log.ts';
import type { KeyRing } from '../../src/secrets/key-ring.ts';
import { dial } from './caller.ts';
import { until } from './redis-topologies.ts';
import { oldKey, temporaryFolder } from './sqlite-records.ts';

const publicUrl = 'https://ivr.example.org';
export const authToken = 'a token that signs within this process';

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
  /** What differs from the usual patience. */
  readonly patience?: Partial<Patience>;
  /** When what callers left is tried again. */
  readonly retriesMs?: readonly number[];
  /** When its calls are held. */
  readonly at?: Temporal.Instant;
  /** Where the instance keeps what it cannot share. */
  readonly folder?: string;
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
  const {
    records: plain,
    trail,
    ended,
    consents,
    cardPayments,
    replies,
    db,
  } = await openSqlRecords({ url: databaseUrl, keys });
  const place = readRedisUrl(redisUrl);
  if (!place) throw new Error(`${redisUrl} is no URL of a Redis`);
  const logged: string[] = [];
  const log = createLog('debug', { write: (text) => void logged.push(text) });
  const counted: Counted[] = [];
  const count = (what: Counted) => void counted.push(what);
  const stores = {
    calls: createRedisCallStore({ place, log }),
    queues: createRedisQueueStore(place),
    sets: createRedisSharedSets(place),
    owed: openOwedStore({
      shared: createRedisOwedStore(place),
      folder: options.folder ?? (await temporaryFolder()),
      log,
    }),
  };
  const records = around(plain);
  const patience = { ...usualPatience, ...options.patience };
  const agency = {
    ...stores,
    agency: agenciesOf(lines)[0] ?? '',
    log,
    own: undefined,
    prompts: { current: () => catalogue },
    records,
    consents,
    reminds: () => ['text', 'call'] as const,
    texts: undefined,
    cardPayments,
    byReply: { replies, charges: createMadeUpCharges() },
    emailsAtOnce: true,
    trail,
    ended,
    audit: auditEffects({ trail, log, patience }),
    keys,
    measure: tellAll([], log),
    count,
  };
  const system = await openSystem({
    agencies: [agency],
    flows,
    lines,
    outgoing: options.outgoing,
    liveCalls: undefined,
    authTokens: [authToken],
    configuredUrl: undefined,
    publicUrl,
    log,
    count,
    now: () => options.at ?? monday,
    patience,
    retriesMs: options.retriesMs ?? retriesAfterCallMs,
  });
  const { app, settled } = system;
  const own = system.calls.get(agency.agency);
  if (!own) throw new Error('There is no agency');
  const { callbacks, takeUpOwed } = own;
  const { calls, queues, sets, owed } = stores;
  onTestFinished(async () => {
    await settled();
    await app.close();
    await owed.close();
    await Promise.all([calls.close(), queues.close(), sets.close(), plain.close()]);
  });
  await until(() => calls.check().then(() => true));
  return { app, db, calls, callbacks, logged, counted, takeUpOwed };
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
