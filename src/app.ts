import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import type { Agencies } from './calls/agencies.ts';
import type { Patience } from './calls/patience.ts';
import type { Count } from './calls/ports/count.ts';
import type { LiveCalls } from './calls/ports/carrier-calls.ts';
import type { SharedSets } from './calls/ports/shared-sets.ts';
import { createRefusals } from './twilio/refusals.ts';
import type { SignatureOptions } from './twilio/signature.ts';
import { takeSockets } from './twilio/sockets.ts';
import { createTtyOffer } from './channels/tty/tty-offer.ts';
import { ttyChannel, ttyGreetings } from './channels/tty/tty-routes.ts';
import { messageChannel } from './channels/messages/message-routes.ts';
import { renderTwiml } from './channels/voice/render-twiml.ts';
import { voiceChannel } from './channels/voice/voice-routes.ts';
import { mostConnections } from './process/fit-connections.ts';
import { health, type CheckedPart, type HealthOptions } from './process/health.ts';
import { createHttpServer } from './process/http-server.ts';
import { watchPressure } from './process/pressure.ts';

export interface AppOptions extends Pick<SignatureOptions, 'authTokens' | 'configuredUrl'> {
  readonly log: FastifyBaseLogger;
  readonly agencies: Agencies;
  /** What the server works with, by the name that is told where it is missing. */
  readonly parts: Readonly<Record<string, CheckedPart>>;
  /** Files that people edit, by the name that is told while an older copy of them counts. */
  readonly isStale?: HealthOptions['isStale'];
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

/** The HTTP side of the system, ready to listen. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { log, agencies, authTokens, now, count, isStopping, parts, isStale } = options;
  const app = createHttpServer(log, options.publicUrl);
  const publicUrl = () => options.publicUrl ?? app.listeningOrigin;

  app.server.maxConnections = mostConnections;
  // It only measures: what is turned away is for each channel to say, in the words of a call.
  const onSigned = watchPressure(app);
  let settledMs = Infinity;
  app.addHook('onReady', async () => void (settledMs = performance.now() + options.patience.settlingMs));
  await takeSockets(app);
  await app.register(health, { prefix: '/health', parts, isStale, isStopping });
  const channel = {
    agencies,
    authTokens,
    publicUrl,
    configuredUrl: options.configuredUrl,
    refusals: createRefusals(count),
    onSigned,
    isBusy: () => performance.now() >= settledMs && app.isOverloaded(),
    count,
    now,
  };
  const forTextTelephones = createTtyOffer({ authTokens, publicUrl, canMove: options.liveCalls !== undefined });
  await app.register(voiceChannel, { prefix: '/voice', ...channel, forTextTelephones });
  await app.register(messageChannel, { prefix: '/messages', ...channel });
  const { liveCalls, sets } = options;
  await app.register(ttyChannel, { prefix: '/tty', ...channel, askForCard: renderTwiml, liveCalls, sets });
  await app.register(ttyGreetings, { prefix: '/tty/greeting', lines: agencies.lines });
  return app;
}
