import type { Database, DatabaseTransaction } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { addEntries, type ChainHead, readHead, registry, writeHead } from './chain-head.ts';
import type { Seals } from './seal-entry.ts';

/** Opens a chain that nobody else writes to, and notes it in the chain of the chains. */
export function openChain(db: Database, seals: Seals, atMs: number): Promise<ChainHead> {
  const opening = db.transaction();
  return retryWhileBusy(() => opening.execute((transaction) => register(transaction, seals, atMs)));
}

async function register(db: DatabaseTransaction, seals: Seals, atMs: number): Promise<ChainHead> {
  await engineOf(db).enterAlone(db, 'audit');
  const { head, trusted } = await findRegistryHead(db, seals);
  const chain = head.length + 1;
  const nowhere = { subject: '', call: '', turn: 0, line: '' };
  // A trail that was tampered with goes on, but never as if nothing had happened.
  const facts = JSON.stringify(trusted ? {} : { headBroken: true });
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
