import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { auditEffects } from './calls/effects/audit-effects.ts';
import { retriesAfterCallMs, usualPatience } from './calls/patience.ts';
import { readConfig, type Config } from './config/read-config.ts';
import { describeServer } from './process/banner.ts';
import { removeCarrierFile, writeCarrierFile } from './process/carrier-file.ts';
import { closeOnSignal } from './process/close-on-signal.ts';
import { answerArguments } from './process/answer-arguments.ts';
import type { CheckedPart } from './process/health.ts';
import { giveMemoryBack } from './process/give-memory-back.ts';
import { fitConnections, readDescriptorLimit } from './process/fit-connections.ts';
import { createLog } from './process/log.ts';
import { openLogOutput } from './process/log-output.ts';
import { createMetrics } from './process/metrics.ts';
import { obeySignals } from './process/obey-signals.ts';
import { openAgencyRecords } from './system/open-agency-records.ts';
import { openStores } from './system/open-stores.ts';
import { openLiveCalls } from './system/open-live-calls.ts';
import { openLiveLines } from './system/open-live-lines.ts';
import { openOutgoingCalls } from './system/open-outgoing-calls.ts';
import { openPrompts } from './system/open-prompts.ts';
import { openRecords } from './system/open-records.ts';
import { proveRedisAccess } from './system/prove-redis-access.ts';
import { openSystem } from './system.ts';
import { lastGoodFolder } from './yaml/last-good.ts';

// A reader of the first lines that leaves must not stop the calls. Asking for the stream also lets a full pipe say so, and not hold up the log.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

answerArguments(process.argv.slice(2));

await start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});

async function start(): Promise<void> {
  const config = readConfig();
  const output = openLogOutput(process.stdout.fd);
  const log = createLog(config.logLevel, output);
  const services = await openServices(config, log);
  output.tellLost(() => services.metrics.count('lines of the log lost'));
  const { lines, agency } = services;
  const ownToken = config.twilioAuthToken === undefined;
  const authToken = config.twilioAuthToken ?? randomBytes(32).toString('hex');
  const { app, callingBack, paying, drain } = await openCalls(config, services, { authToken, log, output });
  let carrierFile: string | undefined;
  app.addHook('onClose', async () => {
    if (carrierFile !== undefined) removeCarrierFile(carrierFile, authToken);
    await Promise.all([callingBack?.stop(), paying.stop()]);
    await closeServices(services);
  });

  const close = async () => {
    await drain();
    await app.close();
    await output.settle();
  };
  closeOnSignal({ close, countCalls: () => services.stores.own?.going() ?? 0, log });
  obeySignals([log, app.log], config.logLevel);
  limitConnections(app, log);
  await listen(app, config);
  agency.startWork();
  callingBack?.start();
  paying.start();
  const url = app.listeningOrigin;
  if (ownToken) {
    const carried = { url: config.publicUrl ?? url, token: authToken };
    carrierFile = await writeCarrierFile('data', carried, new URL(url).port);
    const isFirst = basename(carrierFile) === 'carrier.json';
    if (config.loopback) output.write(describeServer({ url, lines: [...lines], caller: agency.caller, isFirst }));
  }
  log.info({ url }, 'listening');
  // What was compiled for this start is kept for the next one, however this process ends.
  flushCompileCache();
  void giveMemoryBack();
}

/** All that calls stand on. */
async function openServices(config: Config, log: Logger) {
  // Loaded here, so that a menu with a mistake in it ends the start with one sentence.
  const { flows, promptContract } = await import('../flows/index.ts');
  const edited = openLiveLines({ file: config.settings.lines, flows, keptIn: lastGoodFolder }, log);
  // Begun before the wording is read, which takes this thread a while: PINs are hashed on others.
  const { agencyApi } = config;
  const opening = Promise.all([
    agencyApi ? openAgencyRecords(config, agencyApi, log) : openRecords(config, log),
    proveRedisAccess(config),
  ]);
  const prompts = openPrompts(
    { folder: config.settings.prompts, contract: promptContract, keptIn: lastGoodFolder },
    log,
  );
  const [agency] = await opening;
  const metrics = createMetrics(log);
  const stores = await openStores(config, log);
  return { flows, edited, lines: edited.lines, agency, prompts, metrics, stores };
}

type Services = Awaited<ReturnType<typeof openServices>>;

interface Carried {
  readonly authToken: string;
  readonly log: Logger;
  readonly output: CheckedPart;
}

async function openCalls(config: Config, services: Services, { authToken, log, output }: Carried) {
  const { flows, edited, lines, agency, prompts, metrics, stores } = services;
  const { records, emailsAtOnce, trail, ended = stores.ended, keys } = agency;
  return openSystem({
    ...stores,
    flows,
    lines,
    prompts,
    records,
    emailsAtOnce,
    trail,
    ended,
    audit: auditEffects({ trail, log, patience: usualPatience }),
    keys,
    outgoing: await openOutgoingCalls(config),
    liveCalls: await openLiveCalls(config, [...lines]),
    authTokens: [authToken, ...config.otherAuthTokens],
    publicUrl: config.publicUrl,
    configuredUrl: config.configuredUrl,
    log,
    moreParts: { log: output },
    isStale: { wording: prompts.isStale, lines: edited.isStale },
    count: metrics.count,
    now: Temporal.Now.instant,
    patience: usualPatience,
    retriesMs: retriesAfterCallMs,
  });
}

/** What works by itself stops before what it works with. */
async function closeServices({ edited, prompts, agency, metrics, stores }: Services): Promise<void> {
  edited.close();
  prompts.close();
  await agency.stopWork();
  metrics.close();
  await Promise.all([stores.close(), agency.records.close()]);
}

/** Where the system allows fewer descriptors than there may be connections, those beyond are closed at once, and calls in hand go on. */
function limitConnections({ server }: FastifyInstance, log: Logger): void {
  const descriptors = readDescriptorLimit();
  const wanted = server.maxConnections;
  server.maxConnections = fitConnections(wanted, descriptors);
  if (server.maxConnections === wanted) return;
  const facts = { descriptors, connections: server.maxConnections, wanted };
  log.warn(facts, 'the limit of descriptors allows few connections: raise it (LimitNOFILE, ulimit -n)');
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
