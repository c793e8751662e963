import type { FastifyInstance } from 'fastify';
import { buildApp, type AppOptions } from './app.ts';
import { createCalls, type World } from './calls/calls.ts';
import type { CallLog } from './calls/ports/call-log.ts';
import type { Callbacks } from './calls/queue/callbacks.ts';
import { repeatEvery } from './process/repeat-every.ts';

/** What a system is made of: the world of its calls, and how the carrier reaches it. */
export interface SystemParts
  extends
    Omit<World, 'publicUrl' | 'log'>,
    Pick<AppOptions, 'authTokens' | 'configuredUrl' | 'publicUrl' | 'liveCalls' | 'log' | 'moreParts' | 'isStale'> {}

/**
 * Calls and the HTTP side around them, put together once for servers, measurements and tests. It does not listen yet; once they are
 * started, `callingBack` rings the desks for callers who keep a place, and `paying` brings to the agency what callers left who have hung up.
 */
export async function openSystem(parts: SystemParts) {
  const publicUrl = (): string => parts.publicUrl ?? app.listeningOrigin;
  const calls = createCalls({ ...parts, publicUrl });
  const app: FastifyInstance = await buildApp({ ...parts, ...calls });
  const callingBack = calls.callbacks && callBackAgainAndAgain(calls.callbacks, parts.log);
  return { ...calls, app, publicUrl, callingBack, paying: payAgainAndAgain(calls.takeUpOwed, parts.log) };
}

const lookMs = 5000;

/** Logs once that the queues cannot be reached, not each time that they are looked at. */
function callBackAgainAndAgain({ look }: Callbacks, log: Pick<CallLog, 'warn'>) {
  let lost = false;
  return repeatEvery({
    everyMs: lookMs,
    async work() {
      await look();
      lost = false;
    },
    onFailure(error) {
      if (!lost) log.warn({ err: error }, 'the queues at the desks cannot be reached; nobody is called back');
      lost = true;
    },
  });
}

function payAgainAndAgain(takeUpOwed: () => Promise<void>, log: Pick<CallLog, 'warn'>) {
  return repeatEvery({
    everyMs: lookMs,
    work: takeUpOwed,
    onFailure: (error) => log.warn({ err: error }, 'what callers are owed cannot be looked at'),
    // What is in hand is due again by itself.
    stopWithinMs: lookMs,
  });
}
