import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { flows, promptContract } from '../flows/index.ts';
import { createMemoryCallStore } from './adapters/memory/call-store.ts';
import { fillWithSampleAgency } from './adapters/sql/fill-with-sample-agency.ts';
import { hasSampleAgency } from './adapters/sql/has-sample-agency.ts';
import { openSqlRecords, type OpenRecords } from './adapters/sql/open-sql-records.ts';
import { createDailyRemoval } from './adapters/sql/retention/create-daily-removal.ts';
import { buildApp } from './app.ts';
import { describeServer } from './process/banner.ts';
import { auditEffects } from './calls/audit-effects.ts';
import { createAnswerInTime } from './calls/answer-in-time.ts';
import { createCallSeal, type CallSeal } from './calls/call-seal.ts';
import { createDrain } from './calls/create-drain.ts';
import { createEndCall } from './calls/end-call.ts';
import { createRunEffect } from './calls/run-effects.ts';
import { createTakeTurn } from './calls/take-turn.ts';
import { createSourceWatch } from './calls/watch-sources.ts';
import { removeCarrierFile, writeCarrierFile } from './process/carrier-file.ts';
import { sampleCaller } from './cases/sample-agency.ts';
import { closeOnSignal } from './process/close-on-signal.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import type { Line } from './calls/lines.ts';
import { languages } from './dialogue/language.ts';
import { createLog } from './process/log.ts';
import { createMetrics } from './process/metrics.ts';
import { openAgency } from './process/open-agency.ts';
import { openLines } from './process/open-lines.ts';
import { PromptErrors, describeProblem } from './prompts/prompt-errors.ts';
import { watchPrompts } from './prompts/watch-prompts.ts';
import { deriveKeys } from './secrets/key-ring.ts';

const root = join(import.meta.dirname, '..');
const carrierFile = 'data/carrier.json';
/** A turn is given up after ten seconds. */
const statementTimeoutMs = 8_000;
const madeUp = 'they hold the made-up agency, whose PINs are known; name records of your own';

// Whoever reads the first lines and leaves must not stop the calls.
process.stdout.on('error', () => {});

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const lines = openLines(join(root, 'flows/lines.yaml'), flows);
  // Begun before the wording is read, which takes this thread a while: PINs are hashed on others.
  const opening = config.agencyApi ? openAgency(config, config.agencyApi, log) : openRecords(config);
  const prompts = openPrompts(log);
  const { db, keys, records, trail, caller } = await opening;
  const { count, close: closeMetrics } = createMetrics(log);
  const seal = createCallSeal(keys);
  const { calls, own } = await openCalls(config, { seal, log });
  const watchSource = createSourceWatch({ key: deriveKeys(keys, 'source').first.key, log, count });
  const running = createRunEffect({ lines, records, prompts, log, watchSource });
  const runEffect = auditEffects({ runEffect: running, trail, log });
  const taking = createTakeTurn({ flows, calls, prompts, runEffect, seal, log, count });
  const { takeTurn: inTime, settled } = createAnswerInTime({ takeTurn: taking, count });
  const { takeTurn, drain, isDraining } = createDrain({ takeTurn: inTime, settled, own });
  const stopSending = await startSending(config, { db, keys, log });
  const removal = db && createDailyRemoval({ db, keys, log, retention: config.retention });

  const ownToken = config.twilioAuthToken === undefined;
  const authToken = config.twilioAuthToken ?? randomBytes(32).toString('hex');
  const { publicUrl } = config;
  const liveCalls = await openLiveCalls(config, lines);
  const endCall = createEndCall({ flows, calls, runEffect, log });
  const serving = { takeTurn, endCall, count, isStopping: isDraining };
  const app = await buildApp({ log, lines, prompts, calls, records, authToken, publicUrl, liveCalls, ...serving });
  app.addHook('onClose', async () => {
    if (ownToken) removeCarrierFile(carrierFile, authToken);
    prompts.close();
    await Promise.all([stopSending(), removal?.stop()]);
    closeMetrics();
    await Promise.all([calls.close(), records.close()]);
  });

  closeOnSignal(() => drain().then(() => app.close()), log);
  await listen(app, config);
  removal?.start();
  if (ownToken) writeCarrierFile(carrierFile, { url: publicUrl ?? app.listeningOrigin, token: authToken });
  if (config.loopback) process.stdout.write(describeServer({ url: app.listeningOrigin, lines, caller }));
  log.info({ url: app.listeningOrigin }, 'listening');
  // What was compiled for this start is kept for the next one, however this process ends.
  flushCompileCache();
}

interface SendingParts {
  /** Where the outbox is kept, unless the agency sends by itself. */
  readonly db: OpenRecords['db'] | undefined;
  readonly keys: OpenRecords['keys'];
  readonly log: Logger;
}

/** Sends e-mails from the outbox where there is a way to; only then is the library loaded. Returns what stops it. */
async function startSending({ smtpUrl }: Config, { db, keys, log }: SendingParts) {
  if (smtpUrl === undefined || !db) return () => Promise.resolve();
  const { createSmtpNotifier } = await import('./adapters/smtp/create-smtp-notifier.ts');
  const { createOutboxSender } = await import('./adapters/sql/outbox/create-outbox-sender.ts');
  const sender = createOutboxSender({ db, keys, log, notifier: createSmtpNotifier(smtpUrl) });
  sender.start();
  return () => sender.stop();
}

/** Moves calls at the carrier where a line listens for text telephones; only then is the library loaded. */
async function openLiveCalls(
  { twilioAccountSid: accountSid, twilioAuthToken: authToken }: Config,
  lines: readonly Line[],
) {
  const listening = lines.find(({ tty }) => tty?.detect);
  if (!listening) return undefined;
  if (accountSid === undefined || authToken === undefined) {
    const needed = 'tty: { detect: true }, which needs TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN';
    throw new Error(`Line ${listening.name} in flows/lines.yaml says ${needed}. Set both, or leave detect out.`);
  }
  const { createLiveCalls } = await import('./adapters/twilio/create-live-calls.ts');
  return createLiveCalls({ accountSid, authToken });
}

/** Calls in progress; `own` where they end with this process. Only where there is a Redis is the library loaded. */
async function openCalls({ redis: place }: Config, parts: { readonly seal: CallSeal; readonly log: Logger }) {
  if (place === undefined) {
    const calls = createMemoryCallStore();
    return { calls, own: calls };
  }
  const { createRedisCallStore } = await import('./adapters/redis/create-redis-call-store.ts');
  return { calls: createRedisCallStore({ place, ...parts }) };
}

function openPrompts(log: Logger) {
  return watchPrompts({
    folder: join(root, 'prompts'),
    contract: promptContract,
    languages,
    onProblem: (problem) => log.warn(describeEdit(problem), 'an edit of the wording is kept out'),
    onReplaced: () => log.info('an edit of the wording is taken over'),
  });
}

function describeEdit(problem: unknown): object {
  return problem instanceof PromptErrors ? { problems: problem.problems.map(describeProblem) } : { err: problem };
}

/** The records, and somebody to try them with where they hold the made-up agency. */
async function openRecords({ databaseUrl, dataSecrets, migrateOnStart, sampleAgency, loopback }: Config) {
  try {
    const { db, keys, records, trail } = await openSqlRecords({
      url: databaseUrl,
      keys: dataSecrets,
      migrate: migrateOnStart,
      statementTimeoutMs,
    });
    if (sampleAgency) await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO());
    if (!loopback && (await hasSampleAgency(db))) throw new Error(madeUp);
    const caller = sampleAgency && (await hasSampleAgency(db)) ? sampleCaller : undefined;
    return { db, keys, records, trail, caller };
  } catch (cause) {
    throw new Error(
      `The records of DATABASE_URL (${withoutPassword(databaseUrl)}) cannot be opened: ${String(cause)}`,
      { cause },
    );
  }
}

function withoutPassword(url: string): string {
  return url.replace(/\/\/[^@/]*@/, '//…@');
}

async function listen(app: FastifyInstance, { host, port, logLevel }: Config): Promise<void> {
  // Fastify's own line on where it listens would stand before the banner.
  app.log.level = 'silent';
  await app.listen({ host, port }).catch((cause: unknown) => {
    const hint = String(cause).includes('EADDRINUSE')
      ? '. Another server runs there: stop it, or set another PORT'
      : '';
    throw new Error(`Nothing can listen on HOST ${host}, PORT ${port}: ${String(cause)}${hint}`, { cause });
  });
  app.log.level = logLevel;
}
