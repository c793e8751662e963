import type { AuditEntry, AuditTrail } from '../../../calls/ports/audit-trail.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { AuditTable, Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { readReference } from '../queries/read-reference.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import { subjectOf, subjectOfClaim } from '../sign-in/sign-in-failures.ts';
import { addEntries, type ChainHead, writeHead } from './chain-head.ts';
import { openChain } from './open-chain.ts';
import { createSeals } from './seal-entry.ts';

/** A chain is closed after a day, so that it can go when its time is over. */
export const longestChainMs = 86_400_000;
const mostAtOnce = 50;

interface Waiting {
  readonly entry: AuditEntry;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface AuditOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/**
 * The audit trail in the database. Each process writes a chain of its own, so that none waits for another. Entries of turns that
 * are taken at the same moment, and those that come while others are being written, go together in one statement.
 */
export function createSqlAuditTrail({ db, keys, clock = Date.now }: AuditOptions): AuditTrail {
  const seals = createSeals(keys);
  const claims = createHashedClaims(keys);
  const waiting: Waiting[] = [];
  let open: { readonly head: ChainHead; readonly sinceMs: number } | undefined;
  let writing = false;

  return {
    append(entry) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ entry, resolve, reject });
      if (!writing) setImmediate(() => void writeAll());
      writing = true;
      return promise;
    },
  };

  async function writeAll(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.splice(0, mostAtOnce);
      try {
        await write(batch.map(({ entry }) => entry));
        for (const { resolve } of batch) resolve();
      } catch (error) {
        // Whether the entries are kept is not known: what comes next begins another chain.
        open = undefined;
        for (const { reject } of batch) reject(error);
      }
    }
    writing = false;
  }

  async function write(entries: readonly AuditEntry[]): Promise<void> {
    const nowMs = clock();
    const { head, sinceMs } = await findOpen(nowMs);
    const rows: AuditTable[] = [];
    for (const entry of entries) {
      const place = { chain: head.chain, sequence: head.length + rows.length + 1, at_ms: nowMs };
      rows.push(seals.seal({ ...place, ...toColumns(entry) }, rows.at(-1)?.seal ?? head.last));
    }
    const next = { ...head, length: head.length + rows.length, last: rows.at(-1)?.seal ?? head.last };
    await retryWhileBusy(() => addEntries(db, rows, writeHead(seals, next, nowMs)));
    open = { head: next, sinceMs };
  }

  async function findOpen(nowMs: number) {
    if (open && nowMs - open.sinceMs < longestChainMs) return open;
    return { head: await openChain(db, seals, nowMs), sinceMs: nowMs };
  }

  function toColumns({ what, who, call, turn, line, facts }: AuditEntry) {
    return { what, subject: describeSubject(who), call, turn, line, facts: JSON.stringify(facts) };
  }

  /** As sign-in failures have it. */
  function describeSubject(who: AuditEntry['who']): string {
    if (who === 'unknown') return who;
    return 'participant' in who
      ? subjectOf(readReference(who.participant))
      : subjectOfClaim(claims.read(who.claim).hashes[0]);
  }
}
