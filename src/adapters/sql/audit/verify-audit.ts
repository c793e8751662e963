import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { AuditTable, Database } from '../database/database.ts';
import { readHead, registry } from './chain-head.ts';
import { hasSampleAgency } from '../sample/has-sample-agency.ts';
import { findHead, findNewestChain, readChain } from './read-chain.ts';
import { type EntryRange, isWithin } from './marked-losses.ts';
import { createSeals, type Seals } from './seal-entry.ts';

/** What was found: how much is there, and what is wrong with it, in words. */
export interface AuditReport {
  /** As many as an export writes: those that open a chain are among them. */
  readonly entries: number;
  readonly chains: number;
  readonly expired: number;
  readonly problems: readonly string[];
}

interface ChainReport {
  readonly entries: number;
  /** The last sequence. */
  readonly length: number;
  /** Numbers that the chain says it leaves out. */
  readonly skipped?: readonly EntryRange[];
  readonly expired?: boolean;
  readonly problems: readonly string[];
}

/**
 * Checks the whole audit trail: whether any entry was changed, put in, taken out, moved or cut off, or a whole chain is missing. What it
 * cannot see is a trail put back as a whole to an earlier state: for that, compare it with an export (`compareWithExport`).
 */
export async function verifyAudit(db: Database, keys: KeyRing): Promise<AuditReport> {
  const seals = createSeals(keys);
  const newest = await findNewestChain(db);
  if (newest === undefined) return { entries: 0, chains: 0, expired: 0, problems: await judgeEmpty(db) };
  const opened = await verifyChain(db, seals, registry);
  const reports: ChainReport[] = [];
  for (let chain = 1; chain <= Math.max(newest, opened.length); chain += 1) {
    if (isWithin(opened.skipped ?? [], { chain: registry, sequence: chain })) continue;
    reports.push(await verifyChain(db, seals, chain));
  }
  return {
    entries: [opened, ...reports].reduce((sum, { entries }) => sum + entries, 0),
    chains: reports.length,
    expired: reports.filter(({ expired }) => expired).length,
    problems: [opened, ...reports].flatMap(({ problems }) => problems),
  };
}

/** Every import and every call leaves entries, so that only new records, or the made-up agency's, have none. */
async function judgeEmpty(db: Database): Promise<string[]> {
  const given = db.selectFrom('numbers').select('name').where('name', 'in', ['participants', 'outbox', 'extracts']);
  const used = await given.where('last', '>', 0).limit(1).executeTakeFirst();
  const left = await db.selectFrom('requests').select('reference').limit(1).executeTakeFirst();
  if (!(used ?? left) || (await hasSampleAgency(db))) return [];
  return ['the trail is empty, though records were written: it was removed, or these records are a copy that lacks it'];
}

/** Entries may be written while a chain is verified: they lie beyond the head that was read first, and within the head that is read last. */
async function verifyChain(db: Database, seals: Seals, chain: number): Promise<ChainReport> {
  const row = await findHead(db, chain);
  if (!row) return { entries: 0, length: 0, problems: [`chain ${chain}: its head is missing`] };
  const head = readHead(seals, row);
  if (!head) return { entries: 0, length: 0, problems: [describeHead(seals, row)] };
  const { entries, length, last, skipped, problems } = await followChain(db, seals, chain);
  const now = await readHeadAgain(db, seals, chain);
  if (length < head.length) problems.push(`chain ${chain}: entries after ${length} are missing, up to ${head.length}`);
  if (length > now.length) problems.push(`chain ${chain}: entries after ${now.length} were put in`);
  if (length === head.length && last !== head.last)
    problems.push(`chain ${chain}: entry ${length} is not the last one written`);
  return { entries, length, skipped, expired: head.expired === true, problems };
}

async function followChain(db: Database, seals: Seals, chain: number) {
  const problems: string[] = [];
  const skipped: EntryRange[] = [];
  let [entries, length, last] = [0, 0, ''];
  for await (const entry of readChain(db, chain)) {
    const gap = { chain, from: length + 1, to: entry.sequence - 1 };
    if (gap.to >= gap.from && saysSkipped(entry, gap)) skipped.push(gap);
    else if (gap.to >= gap.from) problems.push(describeGap(gap));
    const verdict = seals.judge(entry, last);
    if (verdict === 'key-missing') problems.push(describeMissingKey(entry));
    if (verdict === 'changed' && (gap.to < gap.from || skipped.includes(gap)))
      problems.push(`chain ${chain}: entry ${entry.sequence} was changed`);
    if (entry.facts.includes('headBroken'))
      problems.push(`chain ${chain}: before entry ${entry.sequence} its head was changed`);
    [entries, length, last] = [entries + 1, entry.sequence, entry.seal];
  }
  return { entries, length, last, skipped, problems };
}

async function readHeadAgain(db: Database, seals: Seals, chain: number): Promise<{ length: number }> {
  const row = await findHead(db, chain);
  return (row && readHead(seals, row)) ?? { length: 0 };
}

/** Numbers that were used before a restore are left out, and the next entry says so under its seal. */
function saysSkipped({ chain, facts }: AuditTable, { from, to }: EntryRange): boolean {
  return chain === registry && facts.includes(`"skipped":"${from}-${to}"`);
}

function describeGap({ chain, from, to }: EntryRange): string {
  return from === to
    ? `chain ${chain}: entry ${from} is missing`
    : `chain ${chain}: entries ${from} to ${to} are missing`;
}

function describeHead(seals: Seals, row: AuditTable): string {
  return seals.judge(row, '') === 'key-missing' ? describeMissingKey(row) : `chain ${row.chain}: its head was changed`;
}

function describeMissingKey({ chain, sequence, seal }: AuditTable): string {
  return `chain ${chain}: entry ${sequence} was sealed with a secret named "${seal.split('.')[0]}", which DATA_SECRET lacks`;
}
