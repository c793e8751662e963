import type { FastifyInstance } from 'fastify';
import { buildApp, type AppOptions } from './app.ts';
import { createCalls, type World } from './calls/calls.ts';

/** What a system is made of: the world of its calls, and how the carrier reaches it. */
export interface SystemParts
  extends Omit<World, 'publicUrl' | 'log'>, Pick<AppOptions, 'authToken' | 'publicUrl' | 'liveCalls' | 'log'> {}

/** Calls and the HTTP side around them, put together once for servers, measurements and tests. It does not listen yet. */
export async function openSystem(parts: SystemParts) {
  const publicUrl = (): string => parts.publicUrl ?? app.listeningOrigin;
  const calls = createCalls({ ...parts, publicUrl });
  const app: FastifyInstance = await buildApp({ ...parts, ...calls });
  return { ...calls, app, publicUrl };
}
