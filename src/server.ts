import { randomBytes } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { basename } from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { retriesAfterCallMs, usualPatience } from './calls/patience.ts';
import { readAgencies } from './config/read-agencies.ts';
import type { Config } from './config/read-config.ts';
import { type Configs, readConfigs } from './config/read-configs.ts';
import { describeServer } from './process/banner.ts';
import { removeCarrierFile, writeCarrierFile } from './process/carrier-file.ts';
import { closeOnSignal } from './process/close-on-signal.ts';
import { answerArguments } from './process/answer-arguments.ts';
import type { CheckedPart } from './process/health.ts';
import { giveMemoryBack } from './process/give-memory-back.ts';
import { fitConnections, readDescriptorLimit } from './process/fit-connections.ts';
import { createLog } from './process/log.ts';
import { type CallNames, createCallNames } from './secrets/call-names.ts';
import { openLogOutput } from './process/log-output.ts';
import { createMetrics } from './process/metrics.ts';
import { obeySignals } from './process/obey-signals.ts';
import { openAgencyParts } from './system/open-agency-parts.ts';
import { openLiveCalls } from './system/open-live-calls.ts';
import { openLiveLines } from './system/open-live-lines.ts';
import { openOutgoingCalls } from './system/open-outgoing-calls.ts';
import { proveRedisAccess } from './system/prove-redis-access.ts';
import { openTelemetry } from './system/open-telemetry.ts';
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
  const read = readAll();
  const { config } = read;
  const output = openLogOutput(process.stdout.fd);
  const names = createCallNames();
  const log = createLog(config.logLevel, output, names.name);
  const services = await openServices(read, log, names);
  output.tellLost(() => services.metrics.countOf('')('lines of the log lost'));
  const { lines, agencies } = services;
  const ownToken = config.twilioAuthToken === undefined;
  const authToken = config.twilioAuthToken ?? randomBytes(32).toString('hex');
  const { app, callingBack, paying, drain } = await openCalls(config, services, { authToken, log, output });
  let carrierFile: string | undefined;
  app.addHook('onClose', async () => {
    if (carrierFile !== undefined) removeCarrierFile(carrierFile, authToken);
    await Promise.all([...callingBack, ...paying].map((work) => work.stop()));
    await closeServices(services);
  });

  const close = async () => {
    await drain();
    await app.close();
    await output.settle();
  };
  const countCalls = () => agencies.reduce((sum, { parts }) => sum + (parts.own?.going() ?? 0), 0);
  closeOnSignal({ close, countCalls, log });
  obeySignals([log, app.log, ...agencies.map(({ parts }) => parts.log)], config.logLevel);
  limitConnections(app, log);
  await listen(app, config);
  for (const work of [...agencies.map(({ startWork }) => ({ start: startWork })), ...callingBack, ...paying])
    work.start();
  const url = app.listeningOrigin;
  if (ownToken) {
    const carried = { url: config.publicUrl ?? url, token: authToken };
    carrierFile = await writeCarrierFile('data', carried, new URL(url).port);
    const isFirst = basename(carrierFile) === 'carrier.json';
    const callers = new Map(agencies.flatMap(({ parts, caller }) => (caller ? [[parts.agency, caller] as const] : [])));
    if (config.loopback) output.write(describeServer({ url, lines: [...lines], callers, isFirst }));
  }
  log.info({ url }, 'listening');
  // What was compiled for this start is kept for the next one, however this process ends.
  flushCompileCache();
  void giveMemoryBack();
}

interface Read {
  /** The agencies, as lines name them. */
  readonly names: readonly string[];
  readonly configs: Configs;
  /** What is not of an agency. */
  readonly config: Config;
}

function readAll(): Read {
  const names = readAgencies(lastGoodFolder);
  const configs = readConfigs(names);
  const [config] = configs.values();
  if (!config) throw new Error('There is no agency');
  return { names, configs, config };
}

/** All that calls stand on. */
async function openServices({ names, configs, config }: Read, log: Logger, calls: CallNames) {
  // Loaded here, so that a menu with a mistake in it ends the start with one sentence.
  const { flows, contractFor } = await import('../flows/index.ts');
  const edited = openLiveLines({ file: config.settings.lines, flows, agencies: names, keptIn: lastGoodFolder }, log);
  const { lines } = edited;
  const telemetry = await openTelemetry({ config, lines, nameCall: calls.name }, log);
  const metrics = createMetrics(log, telemetry.countOf);
  const opening = [...configs].map(([agency, own]) =>
    openAgencyParts(
      {
        agency,
        config: own,
        lines,
        contractOf: contractFor,
        keptIn: lastGoodFolder,
        nameCall: calls.name,
        observers: telemetry.observersOf(agency),
        count: metrics.countOf(agency),
      },
      own.agency === '' ? log : log.child({ agency: own.agency }),
    ),
  );
  const [opened] = await Promise.all([Promise.all(opening), proveRedisAccess(config)]);
  const [first, ...others] = opened;
  if (!first) throw new Error('There is no agency');
  // A call has one name in all logs and events of this server.
  calls.use(first.parts.keys);
  return { flows, edited, lines, agencies: [first, ...others] as const, metrics, telemetry };
}

type Services = Awaited<ReturnType<typeof openServices>>;

interface Carried {
  readonly authToken: string;
  readonly log: Logger;
  readonly output: CheckedPart;
}

async function openCalls(config: Config, services: Services, { authToken, log, output }: Carried) {
  const { flows, edited, lines, agencies, metrics } = services;
  const [first, ...others] = agencies;
  return openSystem({
    agencies: [first.parts, ...others.map(({ parts }) => parts)],
    flows,
    lines,
    outgoing: await openOutgoingCalls(config),
    liveCalls: await openLiveCalls(config, [...lines]),
    authTokens: [authToken, ...config.otherAuthTokens],
    publicUrl: config.publicUrl,
    configuredUrl: config.configuredUrl,
    log,
    moreParts: { log: output },
    isStale: {
      wording: () => agencies.some(({ parts }) => parts.prompts.isStale()),
      lines: edited.isStale,
    },
    count: metrics.countOf(''),
    now: Temporal.Now.instant,
    patience: usualPatience,
    retriesMs: retriesAfterCallMs,
  });
}

async function closeServices({ edited, agencies, metrics, telemetry }: Services): Promise<void> {
  edited.close();
  await Promise.all(agencies.map((agency) => agency.close()));
  metrics.close();
  await telemetry.close();
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
