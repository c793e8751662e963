import { createMadeUpCharges } from '../../src/adapters/memory/made-up-charges.ts';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { contractFor, flows } from '../../flows/index.ts';
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
import { agenciesOf, flowsOf, type Lines } from '../../src/lines/lines.ts';
import { type AgencyWorld, openSystem, type SystemParts } from '../../src/system.ts';
import type { Measure } from '../../src/calls/ports/measure.ts';
import type { Output } from '../../src/dialogue/output.ts';
import { tellAll } from '../../src/measure/tell-all.ts';
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

const shippedLines = openLines(join(root, 'flows/lines.yaml'));

/** What is shipped of an agency: its lines, its wording and what that is made for. */
function openShipped(agency: string) {
  const own = shippedLines.filter((line) => line.agency === agency);
  const contract = contractFor(flowsOf(own, agency));
  const place = findWording(join(root, 'prompts'), agency);
  return { lines: own, contract, catalogue: loadCatalogue({ ...place, contract, known: contractFor(), languages }) };
}

export const california = openShipped('california');
export const massachusetts = openShipped('massachusetts');

/** Those of California, with which most is tried. */
export const lines = california.lines;
export const catalogue = california.catalogue;
export const promptContract = california.contract;

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
  /** What became of reminders; what the records tell of them where left out. */
  readonly texts?: AgencyWorld['texts'];
  /** Stands before the records. */
  readonly reach?: (opened: OpenRecords) => Promise<OpenRecords>;
  /** Stands between the dialogue and the world. */
  readonly around?: (runEffect: RunEffect) => RunEffect;
  /** Is told what calls come to. */
  readonly measure?: Measure;
  /** Is told of every output that is spoken or typed. */
  readonly onOutput?: (output: Output) => void;
}

const asTheyAre = (opened: OpenRecords) => Promise.resolve(opened);

/** The whole system with a sample agency, within this process. */
export async function openSampleSystem(options: SampleSystemOptions = {}) {
  const { at = monday, listens = false, around, onOutput, measure, texts, ...changes } = options;
  const name = nameAgency(changes.lines);
  const { openRecords = () => openCopy(name), reach = asTheyAre, ...parts } = changes;
  const opened = await reach(await openRecords());
  const { emailsAtOnce, calls, queues, sets, owed, ...common } = parts;
  const log = parts.log ?? createLog('silent');
  const stores = openStoresWithin({ calls, queues, sets, owed });
  const own = openAgency({ opened, name, log, around, onOutput, measure, emailsAtOnce });
  const agency = { ...stores, ...own, ...(texts && { texts }) };
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
    records: opened.records,
    calls: system.calls.get(name),
    db: opened.db,
    keys: opened.keys,
    async close() {
      await app.close();
      await opened.records.close();
    },
  };
}

interface Opening extends Pick<AgencyWorld, 'log'> {
  readonly opened: OpenRecords;
  readonly name: string;
  readonly around: SampleSystemOptions['around'];
  readonly onOutput: SampleSystemOptions['onOutput'];
  readonly measure: Measure | undefined;
  readonly emailsAtOnce: boolean | undefined;
}

/** What is of the agency alone, beside its stores. */
function openAgency(opening: Opening) {
  const { opened, name, log, around = (runEffect) => runEffect, onOutput, measure, emailsAtOnce = true } = opening;
  const { records, trail, ended, keys, consents, cardPayments, replies } = opened;
  const audit = auditEffects({ trail, log, patience: usualPatience });
  const { catalogue: wording } = name === 'massachusetts' ? massachusetts : california;
  return {
    agency: name,
    log,
    prompts: { current: () => (onOutput ? watched(wording, onOutput) : wording) },
    records,
    consents,
    reminds: () => ['text', 'call'] as const,
    texts: opened.texts,
    cardPayments,
    byReply: { replies, charges: createMadeUpCharges() },
    emailsAtOnce,
    measure: tellAll(measure ? [measure] : [], log),
    count: () => {},
    trail,
    ended,
    keys,
    audit: (runEffect: RunEffect) => around(audit(runEffect)),
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
  // Its process does other work as well, and turns no call away for that.
  patience: { ...usualPatience, settlingMs: Infinity },
  retriesMs: retriesAfterCallMs,
};

/** The wording, and a look at every output that it is asked to put into words. */
function watched(wording: Catalogue, onOutput: (output: Output) => void): Catalogue {
  return {
    ...wording,
    speak(output) {
      onOutput(output);
      return wording.speak(output);
    },
    type(output) {
      onOutput(output);
      return wording.type(output);
    },
  };
}

async function openCopy(agency: string): Promise<OpenRecords> {
  const folder = await copyAgency(agency);
  const opened = await openSqlRecords({ url: databaseIn(folder) });
  const close = async () => {
    await opened.records.close();
    rmSync(folder, { recursive: true });
  };
  return { ...opened, records: { ...opened.records, close } };
}

const filled = new Map<string, Promise<string>>();

/** Hashing its PINs takes most of a second, so the agency is made once and copied. */
async function copyAgency(agency: string): Promise<string> {
  const made = filled.get(agency) ?? fillAgency(agency);
  filled.set(agency, made);
  const folder = makeFolder();
  cpSync(await made, folder, { recursive: true });
  return folder;
}

async function fillAgency(agency: string): Promise<string> {
  const folder = makeFolder();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const { records, db, keys } = await openSqlRecords({ url: databaseIn(folder) });
  await fillWithSampleAgency(db, keys, sampleDay, agency);
  await records.close();
  return folder;
}

function makeFolder(): string {
  return mkdtempSync(join(tmpdir(), 'ivr-'));
}

function databaseIn(folder: string): string {
  return `sqlite:${join(folder, 'ivr.db')}`;
}
