import type { FastifyInstance } from 'fastify';
import { usualPatience } from '../calls/patience.ts';
import { within } from '../calls/within.ts';

/** A service behind the server; `check` rejects where it cannot be reached. */
export interface CheckedPart {
  check(): Promise<void>;
}

interface HealthOptions {
  readonly parts: Readonly<Record<string, CheckedPart>>;
  readonly isStopping: () => boolean;
}

/**
 * `/live`: the process answers. `/ready`: it takes calls; 503 while it stops. `missing` names the parts that do not answer. It stays ready
 * without them: callers still reach menus and agents, and a shared part that fails must not take out every server at once.
 */
export async function health(app: FastifyInstance, { parts, isStopping }: HealthOptions) {
  app.get('/live', { logLevel: 'warn' }, async () => ({ status: 'live' }));

  app.get('/ready', { logLevel: 'warn' }, async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const checks = Object.entries(parts).map(async ([name, part]) => ({ name, fault: await findFault(part) }));
    const faults = (await Promise.all(checks)).filter(({ fault }) => fault !== undefined);
    for (const { name, fault } of faults) request.log.warn({ err: fault }, `missing: ${name}`);
    return { status: 'ready', ...(faults.length > 0 && { missing: faults.map(({ name }) => name) }) };
  });
}

async function findFault(part: CheckedPart): Promise<Error | undefined> {
  try {
    await within(usualPatience.healthMs, part.check());
    return undefined;
  } catch (cause) {
    return new Error('the check failed', { cause });
  }
}
