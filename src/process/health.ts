import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** A part that the server cannot work without; `check` rejects where it cannot be reached. */
interface Part {
  check(): Promise<void>;
}

const deadlineMs = 2000;

/** `/live`: the process answers. `/ready`: so do the parts behind it; 503 names those that do not. */
export async function health(app: FastifyInstance, { parts }: { parts: Readonly<Record<string, Part>> }) {
  app.get('/live', { logLevel: 'warn' }, async () => ({ status: 'live' }));

  app.get('/ready', { logLevel: 'warn' }, async (request, reply) => {
    const checks = Object.entries(parts).map(async ([name, part]) => ({ name, fault: await findFault(part) }));
    const faults = (await Promise.all(checks)).filter(({ fault }) => fault !== undefined);
    if (faults.length === 0) return { status: 'ready' };
    for (const { name, fault } of faults) request.log.warn({ err: fault }, `not ready: ${name}`);
    return reply.code(503).send({ status: 'not ready', parts: faults.map(({ name }) => name) });
  });
}

async function findFault(part: Part): Promise<Error | undefined> {
  const answered = new AbortController();
  try {
    await Promise.race([part.check(), expire(answered.signal)]);
    return undefined;
  } catch (cause) {
    return new Error('the check failed', { cause });
  } finally {
    answered.abort();
  }
}

async function expire(signal: AbortSignal): Promise<void> {
  await wait(deadlineMs, undefined, { signal });
  throw new Error('no answer in time');
}
