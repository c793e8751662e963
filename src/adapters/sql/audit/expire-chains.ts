import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { addEntries, registry, writeHead } from './chain-head.ts';
import { longestChainMs } from './sql-audit-trail.ts';
import { createSeals, type Seals } from './seal-entry.ts';

/** Removes the entries of chains whose newest one is older than a moment. Their heads stay and say so. Gives how many entries went. */
export async function expireChains(
  db: Database,
  keys: KeyRing,
  { openedBeforeMs, nowMs }: { openedBeforeMs: number; nowMs: number },
): Promise<number> {
  const seals = createSeals(keys);
  const old = await db
    .selectFrom('audit as opening')
    .innerJoin('audit as head', 'head.chain', 'opening.sequence')
    .select('head.chain')
    .where('opening.chain', '=', registry)
    .where('opening.sequence', '>', 0)
    .where('opening.at_ms', '<', openedBeforeMs - longestChainMs)
    .where('head.sequence', '=', 0)
    .where('head.facts', 'not like', '%"expired":true%')
    .execute();
  let removed = 0;
  for (const { chain } of old) {
    const expiring = db.transaction();
    removed += await retryWhileBusy(() => expiring.execute((transaction) => expire(transaction, seals, chain, nowMs)));
  }
  return removed;
}

async function expire(db: DatabaseTransaction, seals: Seals, chain: number, nowMs: number): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('audit')
    .where('chain', '=', chain)
    .where('sequence', '>', 0)
    .executeTakeFirstOrThrow();
  await addEntries(db, [], writeHead(seals, { chain, length: 0, last: '', expired: true }, nowMs));
  return Number(numDeletedRows);
}
