import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { flows, promptContract } from '../flows/index.ts';
import { createMemoryCallStore } from './adapters/memory/call-store.ts';
import { fillWithSampleAgency } from './adapters/sql/fill-with-sample-agency.ts';
import { hasSampleAgency } from './adapters/sql/has-sample-agency.ts';
import { openSqlRecords } from './adapters/sql/open-sql-records.ts';
import { buildApp } from './app.ts';
import { describeServer } from './banner.ts';
import { createRunEffect } from './calls/run-effects.ts';
import { createTakeTurn } from './calls/take-turn.ts';
import { removeCarrierFile, writeCarrierFile } from './carrier-file.ts';
import { sampleCaller } from './cases/sample-agency.ts';
import { closeOnSignal } from './close-on-signal.ts';
import { readConfig } from './config.ts';
import type { Config } from './config.ts';
import { languages } from './dialogue/language.ts';
import { createLog } from './log.ts';
import { openLines } from './open-lines.ts';
import { PromptErrors, describeProblem } from './prompts/prompt-errors.ts';
import { watchPrompts } from './prompts/watch-prompts.ts';

const root = join(import.meta.dirname, '..');
const carrierFile = 'data/carrier.json';

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const config = readConfig();
  const log = createLog(config.logLevel);
  const lines = openLines(join(root, 'flows/lines.yaml'), flows);
  const prompts = openPrompts(log);
  const { records, caller } = await openRecords(config);
  const calls = createMemoryCallStore();

  const takeTurn = createTakeTurn({ flows, calls, prompts, runEffect: createRunEffect({ records, log }), log });
  const authToken = config.twilioAuthToken ?? randomBytes(32).toString('hex');
  const app = await buildApp({ log, lines, prompts, takeTurn, calls, records, authToken, publicUrl: config.publicUrl });
  app.addHook('onClose', async () => {
    prompts.close();
    await Promise.all([calls.close(), records.close()]);
  });
  const ownToken = config.twilioAuthToken === undefined;
  if (ownToken) app.addHook('onClose', async () => removeCarrierFile(carrierFile));

  closeOnSignal(() => app.close(), log);
  await listen(app, config);
  if (ownToken) writeCarrierFile(carrierFile, { url: config.publicUrl ?? app.listeningOrigin, token: authToken });
  if (config.loopback) process.stdout.write(describeServer({ url: app.listeningOrigin, lines, caller }));
  log.info({ url: app.listeningOrigin }, 'listening');
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
async function openRecords({ databaseUrl, dataSecrets, sampleAgency }: Config) {
  try {
    const { db, keys, records } = await openSqlRecords({ url: databaseUrl, keys: dataSecrets });
    if (sampleAgency) await fillWithSampleAgency(db, keys, Temporal.Now.plainDateISO());
    return { records, caller: (await hasSampleAgency(db)) ? sampleCaller : undefined };
  } catch (cause) {
    throw new Error(`The records of DATABASE_URL (${databaseUrl}) cannot be opened: ${String(cause)}`, { cause });
  }
}

async function listen(app: FastifyInstance, { host, port, logLevel }: Config): Promise<void> {
  // Fastify's own line on where it listens would stand before the banner.
  app.log.level = 'silent';
  await app.listen({ host, port }).catch((cause: unknown) => {
    throw new Error(`Nothing can listen on HOST ${host}, PORT ${port}: ${String(cause)}`, { cause });
  });
  app.log.level = logLevel;
}
