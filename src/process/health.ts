import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { usualPatience } from '../calls/patience.ts';
import { within } from '../calls/within.ts';

/** A service behind the server; `check` rejects where it cannot be reached. */
export interface CheckedPart {
  check(): Promise<void>;
  /** What fails though it can be reached; left out where that is not known. */
  failing?(): readonly string[];
}

export interface HealthOptions {
  readonly parts: Readonly<Record<string, CheckedPart>>;
  /** Files that people edit: whether an older copy counts, because they have mistakes. */
  readonly isStale?: Readonly<Record<string, () => boolean>> | undefined;
  readonly isStopping: () => boolean;
}

/** Shorter than load balancers ask again. */
const freshMs = 200;

/**
 * `/live`: the process answers. `/ready`: it takes calls; 503 while it stops. `missing` names the parts that do not answer, `failing` what
 * fails in those that do, and `stale` files that have mistakes, so that an older copy of them counts. It stays ready without them: callers still reach menus and agents, and a shared part that fails must not take
 * out every server at once.
 */
export async function health(app: FastifyInstance, { parts, isStale = {}, isStopping }: HealthOptions) {
  const findMissing = shareFor(freshMs, () => checkParts(parts));
  const tellMissing = createTeller(app.log, 'missing: ', 'back: ');
  const tellFailing = createTeller(app.log, 'failing: ', 'mended: ');

  app.get('/live', { logLevel: 'warn' }, async () => ({ status: 'live' }));

  app.get('/ready', { logLevel: 'warn' }, async (_request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const missing = await findMissing();
    tellMissing(missing);
    const failing = Object.values(parts).flatMap((part) => part.failing?.() ?? []);
    tellFailing(new Map(failing.map((what) => [what, {}])));
    const stale = Object.entries(isStale).flatMap(([name, is]) => (is() ? [name] : []));
    return {
      status: 'ready',
      ...(missing.size > 0 && { missing: [...missing.keys()] }),
      ...(failing.length > 0 && { failing }),
      ...(stale.length > 0 && { stale }),
    };
  });
}

/** The fault of each part that does not answer, by its name. */
type Missing = ReadonlyMap<string, { readonly err: Error }>;

async function checkParts(parts: HealthOptions['parts']): Promise<Missing> {
  const checks = Object.entries(parts).map(async ([name, part]) => [name, await findFault(part)] as const);
  const checked = await Promise.all(checks);
  return new Map(checked.flatMap(([name, err]) => (err ? [[name, { err }] as const] : [])));
}

async function findFault(part: CheckedPart): Promise<Error | undefined> {
  try {
    await within(usualPatience.healthMs, part.check());
    return undefined;
  } catch (cause) {
    return new Error('the check failed', { cause });
  }
}

/** Logs what is wrong now, and that it is over, once each: load balancers ask every second. */
function createTeller(
  log: FastifyBaseLogger,
  is: string,
  isOver: string,
): (wrong: ReadonlyMap<string, object>) => void {
  let told: ReadonlyMap<string, object> = new Map();
  return (wrong) => {
    for (const [name, facts] of wrong) if (!told.has(name)) log.warn(facts, `${is}${name}`);
    for (const name of told.keys()) if (!wrong.has(name)) log.info(`${isOver}${name}`);
    told = wrong;
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
