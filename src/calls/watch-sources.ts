import { createHmac, type KeyObject } from 'node:crypto';
import type { Count } from './count.ts';
import type { CallLog } from './log.ts';

interface Parts {
  /** Makes the numbers that call unreadable. */
  readonly key: KeyObject;
  readonly log: CallLog;
  readonly count: Count;
  /** Milliseconds of the epoch. */
  readonly now?: () => number;
}

interface Tries {
  readonly sinceMs: number;
  readonly claims: Set<string>;
}

const hourMs = 3_600_000;
/** More than one person, or a household, has any use for. */
const manyIds = 10;
const mostSources = 10_000;

export type WatchSource = (source: string | undefined, claim: string) => void;

/**
 * Raises an alarm where one number tries ten IDs within an hour, and again at each further ten. It locks nobody out: relay operators share
 * numbers, and so do shelters and public phones. Each process watches the calls that it takes.
 */
export function createSourceWatch({ key, log, count, now = Date.now }: Parts): WatchSource {
  const sources = new Map<string, Tries>();

  return (source, claim) => {
    if (source === undefined || !/^\+\d{7,15}$/.test(source)) return;
    const name = createHmac('sha256', key).update(source).digest('base64url').slice(0, 16);
    const { claims } = triesOf(name);
    if (claims.has(claim)) return;
    claims.add(claim);
    if (claims.size % manyIds !== 0) return;
    count('sources with many IDs');
    log.warn({ source: name, ids: claims.size }, 'one number has tried many IDs within an hour');
  };

  function triesOf(name: string): Tries {
    const known = sources.get(name);
    if (known && now() - known.sinceMs < hourMs) return known;
    // The oldest go first.
    sources.delete(name);
    const oldest = sources.size < mostSources ? undefined : sources.keys().next().value;
    if (oldest !== undefined) sources.delete(oldest);
    const tries = { sinceMs: now(), claims: new Set<string>() };
    sources.set(name, tries);
    return tries;
  }
}
