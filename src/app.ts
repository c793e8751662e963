import { STATUS_CODES } from 'node:http';
import underPressure from '@fastify/under-pressure';
import Fastify, { LogController } from 'fastify';
import type { FastifyBaseLogger, FastifyError, FastifyInstance } from 'fastify';
import type { Patience } from './calls/patience.ts';
import type { Count } from './calls/ports/count.ts';
import type { Callbacks } from './calls/queue/callbacks.ts';
import type { EndCall } from './calls/turns/end-call.ts';
import type { Introduce } from './calls/queue/introduce-at-desk.ts';
import type { Line } from './lines/line.ts';
import type { CallStore } from './calls/ports/call-store.ts';
import type { LiveCalls } from './calls/ports/carrier-calls.ts';
import type { Records } from './calls/ports/records.ts';
import type { SharedSets } from './calls/ports/shared-sets.ts';
import type { TakeTurn } from './calls/turns/turn.ts';
import { takeSockets } from './twilio/sockets.ts';
import { createTtyOffer } from './channels/tty/tty-offer.ts';
import { ttyChannel, ttyGreetings } from './channels/tty/tty-routes.ts';
import { voiceChannel } from './channels/voice/voice-routes.ts';
import { mostConnections } from './process/fit-connections.ts';
import { health, type CheckedPart } from './process/health.ts';
import type { Prompts } from './prompts/prompts.ts';

export interface AppOptions {
  readonly log: FastifyBaseLogger;
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly takeTurn: TakeTurn;
  readonly endCall: EndCall;
  readonly introduce: Introduce;
  /** Undefined where calls cannot be placed. */
  readonly callbacks: Callbacks | undefined;
  readonly calls: Pick<CallStore, 'check'>;
  readonly records: Pick<Records, 'check'>;
  /** What else the server works with, by the name that is told where it is missing. */
  readonly moreParts?: Readonly<Record<string, CheckedPart>>;
  /** Signs what the carrier sends. */
  readonly authToken: string;
  /** Where the carrier reaches this server, without a slash at its end; undefined: where the server listens. */
  readonly publicUrl: string | undefined;
  /** Moves calls that go on; undefined where nothing needs it. */
  readonly liveCalls: LiveCalls | undefined;
  /** What all servers remember beside calls. */
  readonly sets: Pick<SharedSets, 'add'>;
  readonly now: () => Temporal.Instant;
  readonly count: Count;
  /** Whether this server is about to end. */
  readonly isStopping: () => boolean;
  readonly patience: Pick<Patience, 'settlingMs'>;
}

/** So long events wait for their turn where more calls come in than can be answered. A busy minute stays far below. */
const overloadedMs = 400;

/** The HTTP side of the system, ready to listen. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { log, lines, prompts, takeTurn, endCall, calls, records, authToken, now, count, isStopping } = options;
  const app = createHttp(log, options.publicUrl);
  const publicUrl = () => options.publicUrl ?? app.listeningOrigin;

  app.server.maxConnections = mostConnections;
  // It only measures: what is turned away is for each channel to say, in the words of a call.
  await app.register(underPressure, { maxEventLoopDelay: overloadedMs, pressureHandler: () => {} });
  let settledMs = Infinity;
  app.addHook('onReady', async () => void (settledMs = performance.now() + options.patience.settlingMs));
  await takeSockets(app);
  await app.register(health, { prefix: '/health', parts: { calls, records, ...options.moreParts }, isStopping });
  const channel = {
    lines,
    prompts,
    takeTurn,
    authToken,
    publicUrl,
    isBusy: () => performance.now() >= settledMs && app.isUnderPressure(),
    count,
    endCall,
    now,
  };
  const forTextTelephones = createTtyOffer({ authToken, publicUrl, canMove: options.liveCalls !== undefined });
  await app.register(voiceChannel, {
    prefix: '/voice',
    ...channel,
    introduce: options.introduce,
    callbacks: options.callbacks,
    forTextTelephones,
  });
  const { liveCalls, sets } = options;
  await app.register(ttyChannel, { prefix: '/tty', ...channel, liveCalls, sets });
  await app.register(ttyGreetings, { prefix: '/tty/greeting', lines });
  return app;
}

const channelPaths = ['/voice/', '/tty/'];

function createHttp(log: FastifyBaseLogger, publicUrl = 'http://localhost'): FastifyInstance {
  // Some proxies pass the path of the public URL on, others take it off: both arrive at the same routes.
  const prefix = new URL(publicUrl).pathname;
  const app = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    // Lines are told apart by call and turn; a log of its own for each request takes longer than writing to it.
    childLoggerFactory: (logger) => logger,
    // The choices are explained in README.md.
    bodyLimit: 32_768,
    requestTimeout: 10_000,
    keepAliveTimeout: 75_000,
    http: { headersTimeout: 5000, connectionsCheckingInterval: 5000, maxHeaderSize: 16_384 },
    routerOptions: { maxParamLength: 100 },
    trustProxy: false,
    rewriteUrl: ({ url = '/' }) =>
      prefix !== '/' && channelPaths.some((path) => url.startsWith(prefix + path)) ? url.slice(prefix.length) : url,
  });
  app.setNotFoundHandler((_request, reply) => reply.code(404).send({ error: STATUS_CODES[404] }));
  app.setErrorHandler<FastifyError>((err, request, reply) => {
    request.log.warn({ err }, 'a request failed');
    const status = err.statusCode ?? 500;
    return reply.code(status).send({ error: STATUS_CODES[status] });
  });
  app.addHook('onResponse', async (request, reply) => {
    request.log.info({ req: request, res: reply, durationMs: Math.round(reply.elapsedTime) }, 'answered');
  });
  return app;
}
