import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { flows, promptContract } from '../../flows/index.ts';
import { createMemoryCallStore } from '../../src/adapters/memory/memory-call-store.ts';
import { createMemoryOwedStore } from '../../src/adapters/memory/memory-owed-store.ts';
import { createMemorySharedSets } from '../../src/adapters/memory/memory-shared-sets.ts';
import { createMemoryQueueStore } from '../../src/adapters/memory/memory-queue-store.ts';
import { fillWithSampleAgency } from '../../src/adapters/sql/sample/fill-with-sample-agency.ts';
import { type OpenRecords, openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { auditEffects } from '../../src/calls/effects/audit-effects.ts';
import type { RunEffect } from '../../src/calls/effects/run-effects.ts';
import { retriesAfterCallMs, usualPatience } from '../../src/calls/patience.ts';
import { findWording } from '../../src/config/find-settings.ts';
import { openLines } from '../../src/lines/lines-file.ts';
import { agenciesOf, type Lines } from '../../src/lines/lines.ts';
import { type AgencyWorld, openSystem, type SystemParts } from '../../src/system.ts';
import type { Output } from '../../src/dialogue/output.ts';
import type { Catalogue } from '../../src/prompts/prompts.ts';
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
export const catalogue = loadCatalogue({
  ...findWording(join(root, 'prompts'), 'california'),
  contract: promptContract,
  languages,
});

/** The lines of California as they are shipped. */
export const lines = openLines(join(root, 'flows/lines.yaml')).filter(({ agency }) => agency === 'california');

/** What differs from the usual sample system. */
interface SampleSystemOptions extends Partial<
  Pick<
    SystemParts & AgencyWorld,
    'lines' | 'liveCalls' | 'log' | 'calls' | 'sets' | 'owed' | 'queues' | 'outgoing' | 'emailsAtOnce' | 'retriesMs'
  >
> {
  /** Whether it listens on a port of this machine, as streams need; its public URL is that address. */
  readonly listens?: boolean;
  /** Records with the sample agency in them; an agency of its own in SQLite where left out. */
  readonly openRecords?: () => Promise<OpenRecords>;
  /** When the calls are held, or what tells the time. */
  readonly at?: Temporal.ZonedDateTime | (() => Temporal.ZonedDateTime);
  /** Stands before the records. */
  readonly reach?: (opened: OpenRecords) => Promise<OpenRecords>;
  /** Stands between the dialogue and the world. */
  readonly around?: (runEffect: RunEffect) => RunEffect;
  /** Is told of every output that is spoken or typed. */
  readonly onOutput?: (output: Output) => void;
}

/** The whole system with a sample agency, within this process. */
export async function openSampleSystem(options: SampleSystemOptions = {}) {
  const { at = monday, listens = false, around = (runEffect: RunEffect) => runEffect, onOutput, ...changes } = options;
  const { openRecords = openCopy, reach = (opened: OpenRecords) => Promise.resolve(opened), ...parts } = changes;
  const { records, trail, ended, db, keys } = await reach(await openRecords());
  const log = parts.log ?? createLog('silent');
  const audit = auditEffects({ trail, log, patience: usualPatience });
  const { emailsAtOnce = true, calls, queues, sets, owed, ...common } = parts;
  const agency = {
    ...openStoresWithin({ calls, queues, sets, owed }),
    agency: nameAgency(parts.lines),
    log,
    prompts: { current: () => (onOutput ? watched(onOutput) : catalogue) },
    records,
    emailsAtOnce,
    trail,
    ended,
    keys,
    audit: (runEffect: RunEffect) => around(audit(runEffect)),
  };
  const system = await openSystem({
    ...commonParts,
    agencies: [agency],
    publicUrl: listens ? undefined : publicUrl,
    log,
    now: () => (typeof at === 'function' ? at() : at).toInstant(),
    ...common,
  });
  const { app } = system;
  if (listens) await app.listen({ host: '127.0.0.1', port: 0 });
  return {
    app,
    authToken,
    publicUrl: system.publicUrl(),
    records,
    callbacks: system.calls.get(agency.agency)?.callbacks,
    db,
    keys,
    async close() {
      await app.close();
      await records.close();
    },
  };
}

/** The agency of the lines, which is one. */
function nameAgency(own: Lines = lines): string {
  return agenciesOf(own)[0] ?? '';
}

/** Where calls are kept: unless they are given, nothing of it leaves this process or is shared with another system. */
function openStoresWithin({
  calls = createMemoryCallStore(),
  queues = createMemoryQueueStore(),
  sets = createMemorySharedSets(),
  owed = createMemoryOwedStore(),
}: { readonly [Name in 'calls' | 'queues' | 'sets' | 'owed']: AgencyWorld[Name] | undefined }) {
  return { own: undefined, calls, queues, sets, owed };
}

const commonParts = {
  flows,
  lines,
  outgoing: undefined,
  liveCalls: undefined,
  authTokens: [authToken] as const,
  configuredUrl: undefined,
  count: () => {},
  patience: usualPatience,
  retriesMs: retriesAfterCallMs,
};

/** The wording, and a look at every output that it is asked to put into words. */
function watched(onOutput: (output: Output) => void): Catalogue {
  return {
    ...catalogue,
    speak(output) {
      onOutput(output);
      return catalogue.speak(output);
    },
    type(output) {
      onOutput(output);
      return catalogue.type(output);
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
