import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** Whether more signed requests come in than can be answered in time. */
    isOverloaded(): boolean;
  }
}

/** What happened since the last sample. */
export interface Load {
  /** How long events waited for their turn, on average. */
  readonly delayMs: number;
  /** Requests that the carrier signed. */
  readonly signed: number;
  readonly requests: number;
  readonly connections: number;
}

const resolutionMs = 10;
const sampleMs = 1000;
/** So long events wait where more calls come in than can be answered. A busy minute stays far below. */
const overloadedMs = 400;

/**
 * Decorates `app` with `isOverloaded`, which a sample a second decides. Returns what is to be called for each request that the carrier
 * signed. `@fastify/under-pressure` counts everybody, and needs a file descriptor for each sample.
 */
export function watchPressure(app: FastifyInstance): () => void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  let [signed, requests, connections] = [0, 0, 0];
  let [weighedMs, sampledMs] = [0, performance.now()];

  const sampling = setInterval(() => {
    const nowMs = performance.now();
    // Nothing is measured while nothing runs.
    const delayMs = delay.count === 0 ? nowMs - sampledMs : Math.max(0, delay.mean / 1e6 - resolutionMs);
    weighedMs = weighDelay({ delayMs, signed, requests, connections });
    [signed, requests, connections, sampledMs] = [0, 0, 0, nowMs];
    delay.reset();
  }, sampleMs).unref();

  delay.enable();
  app.server.on('connection', () => void connections++);
  app.addHook('onRequest', (_request, _reply, done) => {
    requests++;
    done();
  });
  app.addHook('onClose', async () => {
    clearInterval(sampling);
    delay.disable();
  });
  app.decorate('isOverloaded', () => weighedMs > overloadedMs);
  return () => void signed++;
}

/**
 * The wait that signed requests alone would cause: their share of all that arrived. All others are a stranger's, who must not be able to
 * turn callers away. A connection that brings no request counts as one.
 */
export function weighDelay({ delayMs, signed, requests, connections }: Load): number {
  const arrived = Math.max(requests, connections);
  return arrived === 0 ? 0 : (delayMs * signed) / arrived;
}
