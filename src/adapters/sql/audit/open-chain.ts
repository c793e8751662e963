import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { addEntries, type ChainHead, readHead, registry, writeHead } from './chain-head.ts';
import { createSeals, type Seals } from './seal-entry.ts';

/**
 * Opens a chain that nobody else writes to, and notes it in the chain of the chains. Its number is higher than `above`, and the entry says
 * which were skipped: those that were used before a restore are not used again.
 */
export function openChain(db: Database, seals: Seals, atMs: number, above = 0): Promise<ChainHead> {
  const opening = db.transaction();
  return retryWhileBusy(() => opening.execute((transaction) => register(transaction, seals, atMs, above)));
}

/** Keeps the numbers of chains up to `above` from being given, after a restore: an export may hold entries under them. */
export async function skipChains(db: Database, keys: KeyRing, above: number, atMs: number): Promise<void> {
  await openChain(db, createSeals(keys), atMs, above);
}

async function register(db: DatabaseTransaction, seals: Seals, atMs: number, above: number): Promise<ChainHead> {
  await engineOf(db).enterAlone(db, 'audit');
  const { head, trusted } = await findRegistryHead(db, seals);
  const chain = Math.max(head.length, above) + 1;
  const skipped = chain > head.length + 1 ? { skipped: `${head.length + 1}-${above}` } : {};
  const nowhere = { subject: '', call: '', turn: 0, line: '' };
  // A trail that was tampered with goes on, but never as if nothing had happened.
  const facts = JSON.stringify({ ...skipped, ...(!trusted && { headBroken: true }) });
  const entry = { ...nowhere, chain: registry, sequence: chain, at_ms: atMs, what: 'chain-opened', facts };
  const opened = seals.seal(entry, head.last);
  await addEntries(db, [opened], writeHead(seals, { chain: registry, length: chain, last: opened.seal }, atMs));
  const empty = { chain, length: 0, last: '' };
  await addEntries(db, [], writeHead(seals, empty, atMs));
  return empty;
}

async function findRegistryHead(db: DatabaseTransaction, seals: Seals): Promise<{ head: ChainHead; trusted: boolean }> {
  const ofRegistry = db.selectFrom('audit').selectAll().where('chain', '=', registry);
  const row = await ofRegistry.where('sequence', '=', 0).executeTakeFirst();
  const newest = await ofRegistry.orderBy('sequence', 'desc').limit(1).executeTakeFirst();
  const seen = await db.selectFrom('audit').select('chain').orderBy('chain', 'desc').limit(1).executeTakeFirst();
  const used = Math.max(newest?.sequence ?? 0, seen?.chain ?? 0);
  const head = row && readHead(seals, row);
  if (head) return { head: { ...head, length: Math.max(head.length, used) }, trusted: head.length >= used };
  return { head: { chain: registry, length: used, last: '' }, trusted: row === undefined && used === 0 };
}
