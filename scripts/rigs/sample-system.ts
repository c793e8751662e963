import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { flows, promptContract } from '../../flows/index.ts';
import { createMemoryCallStore } from '../../src/adapters/memory/memory-call-store.ts';
import { createMemoryQueueStore } from '../../src/adapters/memory/memory-queue-store.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { buildApp } from '../../src/app.ts';
import { readLines } from '../../src/lines/lines-file.ts';
import type { FastifyBaseLogger } from 'fastify';
import type { Line } from '../../src/lines/line.ts';
import type { CallStore } from '../../src/calls/ports/call-store.ts';
import type { QueueStore } from '../../src/calls/ports/queue-store.ts';
import type { LiveCalls, OutgoingCalls } from '../../src/calls/ports/carrier-calls.ts';
import type { SharedSets } from '../../src/calls/ports/shared-sets.ts';
import { createCalls } from '../../src/calls/calls.ts';
import type { RunEffect } from '../../src/calls/effects/run-effects.ts';
import { createCallSeal } from '../../src/calls/kept/call-seal.ts';
import type { TurnAnswer } from '../../src/calls/turns/turn.ts';
import { languages } from '../../src/text/language.ts';
import { createLog } from '../../src/process/log.ts';
import { loadCatalogue } from '../../src/prompts/files/load-catalogue.ts';

/** The day of the sample agency's extract, so that everything said of it is the same every day. */
export const sampleDay = Temporal.PlainDate.from('2026-11-22');

/** The Monday after it, when people answer at the desk. */
const monday = Temporal.ZonedDateTime.from('2026-11-23T10:00[America/Los_Angeles]');

const root = join(import.meta.dirname, '../..');
const publicUrl = 'https://ivr.example.org';
const authToken = 'a token that signs within this process';

/** The wording as it is shipped. */
export const catalogue = loadCatalogue({ folder: join(root, 'prompts'), contract: promptContract, languages });

/** The lines as they are shipped. */
export const lines = readLines(join(root, 'flows/lines.yaml'));

interface SampleSystemOptions {
  /** Whether it listens on a port of this machine, as streams need; its public URL is that address. */
  readonly listens?: boolean;
  readonly lines?: readonly Line[];
  readonly liveCalls?: LiveCalls;
  readonly log?: FastifyBaseLogger;
  /** Records with the sample agency in them; an agency of its own in SQLite where left out. */
  readonly openRecords?: () => Promise<OpenRecords>;
  readonly calls?: CallStore;
  /** What servers remember together. */
  readonly sets?: SharedSets;
  readonly desks?: QueueStore;
  readonly outgoing?: OutgoingCalls;
  /** When what is left to do after a call is tried again. */
  readonly retriesMs?: readonly number[];
  /** When the calls are held, or what tells the time. */
  readonly at?: Temporal.ZonedDateTime | (() => Temporal.ZonedDateTime);
  /** Whether e-mails leave by themselves; they do where it is left out. */
  readonly emailsAtOnce?: boolean;
  /** Stands before the records. */
  readonly reach?: (opened: OpenRecords) => Promise<OpenRecords>;
  /** Stands between the dialogue and the world. */
  readonly around?: (runEffect: RunEffect) => RunEffect;
  /** Is told of every turn that was taken. */
  readonly onTurn?: (answer: TurnAnswer) => void;
}

/** The whole system with a sample agency, within this process. */
export async function openSampleSystem(options: SampleSystemOptions = {}) {
  const { calls = createMemoryCallStore(), at = monday, around = (runEffect) => runEffect, onTurn } = options;
  const { desks = createMemoryQueueStore() } = options;
  const now = () => (typeof at === 'function' ? at() : at).toInstant();
  const { openRecords = openCopy, reach = (opened) => Promise.resolve(opened) } = options;
  const { listens = false, liveCalls, sets, log = createLog('silent') } = options;
  const { records, trail, db, keys } = await reach(await openRecords());
  const prompts = { current: () => catalogue };
  const seal = createCallSeal(keys);
  const times = { retriesMs: options.retriesMs };
  const served = options.lines ?? lines;
  const { emailsAtOnce = true } = options;
  const world = { prompts, records, emailsAtOnce, trail, desks, now, around };
  const calling = { outgoing: options.outgoing, publicUrl: () => publicUrl };
  const parts = { flows, lines: served, calls, seal, log, times, ...world, ...calling };
  const { takeTurn: take, endCall, introduce, callbacks } = createCalls(parts);
  const takeTurn: typeof take = async (request) => {
    const answer = await take(request);
    onTurn?.(answer);
    return answer;
  };
  const app = await buildApp({
    log,
    lines: served,
    prompts,
    takeTurn,
    endCall,
    introduce,
    callbacks,
    now,
    calls,
    records,
    authToken,
    publicUrl: listens ? undefined : publicUrl,
    liveCalls,
    sets,
  });
  if (listens) await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    authToken,
    publicUrl: listens ? app.listeningOrigin : publicUrl,
    records,
    callbacks,
    db,
    keys,
    async close() {
      await app.close();
      await records.close();
    },
  };
}

async function openCopy(): Promise<OpenRecords> {
  const folder = await copyAgency();
  const opened = await openSqlRecords({ url: databaseIn(folder) });
  const close = async () => {
    await opened.records.close();
    rmSync(folder, { recursive: true });
  };
  return { ...opened, records: { ...opened.records, close } };
}

let filled: Promise<string> | undefined;

/** Hashing its PINs takes most of a second, so the agency is made once and copied. */
async function copyAgency(): Promise<string> {
  filled ??= fillAgency();
  const folder = makeFolder();
  cpSync(await filled, folder, { recursive: true });
  return folder;
}

async function fillAgency(): Promise<string> {
  const folder = makeFolder();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { records, db, keys } = await openSqlRecords({ url: databaseIn(folder) });
  await fillWithSampleAgency(db, keys, sampleDay);
  await records.close();
  return folder;
}

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ivr-'));
}

function databaseIn(folder: string): string {
  return `sqlite:${join(folder, 'ivr.db')}`;
}
