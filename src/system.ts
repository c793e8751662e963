import type { FastifyInstance } from 'fastify';
import { buildApp, type AppOptions } from './app.ts';
import { createAgencies } from './calls/agencies.ts';
import { createCalls, type World } from './calls/calls.ts';
import type { CallLog } from './calls/ports/call-log.ts';
import type { Callbacks } from './calls/queue/callbacks.ts';
import { type Lines, linesOf } from './lines/lines.ts';
import type { CheckedPart } from './process/health.ts';
import { repeatEvery } from './process/repeat-every.ts';

/** What an agency has for itself: words, records, what is kept of its calls, and the keys to them. */
export interface AgencyWorld extends Pick<
  World,
  | 'log'
  | 'prompts'
  | 'records'
  | 'consents'
  | 'reminds'
  | 'texts'
  | 'cardPayments'
  | 'emailsAtOnce'
  | 'trail'
  | 'audit'
  | 'calls'
  | 'ended'
  | 'own'
  | 'queues'
  | 'sets'
  | 'owed'
  | 'voices'
  | 'noteTextStatus'
  | 'keys'
  | 'measure'
  | 'count'
> {
  /** As lines name it. */
  readonly agency: string;
}

/** What a system is made of: what its agencies have each, what they share, and how the carrier reaches it. */
export interface SystemParts
  extends
    Omit<World, keyof AgencyWorld | 'lines' | 'publicUrl' | 'log'>,
    Pick<AppOptions, 'authTokens' | 'configuredUrl' | 'publicUrl' | 'liveCalls' | 'log' | 'isStale' | 'count'> {
  readonly agencies: readonly [AgencyWorld, ...AgencyWorld[]];
  /** The lines of all agencies. */
  readonly lines: Lines;
  /** What the server works with beside agencies, by the name that is told where it is missing. */
  readonly moreParts?: Readonly<Record<string, CheckedPart>>;
}

/**
 * Calls and the HTTP side around them, put together once for servers, measurements and tests. It does not listen yet; once they are
 * started, `callingBack` rings the desks for callers who keep a place, and `paying` brings to the agencies what callers left who have hung up.
 */
export async function openSystem(parts: SystemParts) {
  const publicUrl = (): string => parts.publicUrl ?? app.listeningOrigin;
  const { agencies: all, ...common } = parts;
  const calls = new Map(
    all.map((own) => {
      const lines = all.length === 1 ? parts.lines : linesOf(parts.lines, own.agency);
      const world = { ...common, ...own, lines, publicUrl };
      return [own.agency, { ...createCalls(world), prompts: own.prompts }] as const;
    }),
  );
  const agencies = createAgencies(parts.lines, calls);
  const [{ sets }] = all;
  const app: FastifyInstance = await buildApp({
    ...common,
    agencies,
    sets,
    parts: { ...checkedParts(all), ...parts.moreParts },
    isStopping: () => [...calls.values()].some((one) => one.isStopping()),
  });
  const each = [...calls.values()];
  return {
    app,
    /** What happens to the calls of each agency, by its name. */
    calls,
    publicUrl,
    callingBack: each.flatMap(({ callbacks }) => (callbacks ? [callBackAgainAndAgain(callbacks, parts.log)] : [])),
    paying: each.map(({ takeUpOwed }) => payAgainAndAgain(takeUpOwed, parts.log)),
    /** Resolves when no call is left that ends with this process, or its patience is over, and no turn is being taken. */
    drain: async () => void (await Promise.all(each.map(({ drain }) => drain()))),
    settled: async () => void (await Promise.all(each.map(({ settled }) => settled()))),
  };
}

/** What each agency works with: of several, with its name. */
function checkedParts(all: SystemParts['agencies']): Record<string, CheckedPart> {
  const [{ calls, records }, ...others] = all;
  if (others.length === 0) return { calls, records };
  return Object.fromEntries(
    all.flatMap(({ agency, ...own }) => [
      [`calls of ${agency}`, nameFailing(agency, own.calls)],
      [`records of ${agency}`, nameFailing(agency, own.records)],
    ]),
  );
}

function nameFailing(agency: string, part: CheckedPart): CheckedPart {
  const failing = () => (part.failing?.() ?? []).map((what) => `${agency}: ${what}`);
  return { check: () => part.check(), failing };
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
