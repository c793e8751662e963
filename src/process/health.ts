import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
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

/** Shorter than load balancers ask again. */
const freshMs = 200;

/**
 * `/live`: the process answers. `/ready`: it takes calls; 503 while it stops. `missing` names the parts that do not answer. It stays ready
 * without them: callers still reach menus and agents, and a shared part that fails must not take out every server at once.
 */
export async function health(app: FastifyInstance, { parts, isStopping }: HealthOptions) {
  const findMissing = shareFor(freshMs, () => checkParts(parts));
  const tell = createTeller(app.log);

  app.get('/live', { logLevel: 'warn' }, async () => ({ status: 'live' }));

  app.get('/ready', { logLevel: 'warn' }, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const missing = await findMissing();
    tell(missing);
    return { status: 'ready', ...(missing.size > 0 && { missing: [...missing.keys()] }) };
  });
}

/** The fault of each part that does not answer, by its name. */
type Missing = ReadonlyMap<string, Error>;

async function checkParts(parts: HealthOptions['parts']): Promise<Missing> {
  const checks = Object.entries(parts).map(async ([name, part]) => [name, await findFault(part)] as const);
  const checked = await Promise.all(checks);
  return new Map(checked.flatMap(([name, fault]) => (fault ? [[name, fault] as const] : [])));
}

async function findFault(part: CheckedPart): Promise<Error | undefined> {
  try {
    await within(usualPatience.healthMs, part.check());
    return undefined;
  } catch (cause) {
    return new Error('the check failed', { cause });
  }
}

/** Logs that a part is missing, and that it is back, once each: load balancers ask every second. */
function createTeller(log: FastifyBaseLogger): (missing: Missing) => void {
  let told: Missing = new Map();
  return (missing) => {
    for (const [name, err] of missing) if (!told.has(name)) log.warn({ err }, `missing: ${name}`);
    for (const name of told.keys()) if (!missing.has(name)) log.info(`back: ${name}`);
    told = missing;
  };
}

/** The same function, but calls while it works, or soon after, get the same answer: many questions cost no more than one. */
function shareFor<Answer>(forMs: number, ask: () => Promise<Answer>): () => Promise<Answer> {
  let asked: Promise<Answer> | undefined;
  return () =>
    (asked ??= ask().finally(() => {
      setTimeout(() => (asked = undefined), forMs).unref();
    }));
}
