import type { AuditTable, Database } from '../database/database.ts';

const pageRows = 2_000;

/** The entries of a chain behind a sequence, in order, a page at a time. */
export async function* readChain(db: Database, chain: number, after = 0): AsyncGenerator<AuditTable> {
  for (let last = after; ;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('chain', '=', chain)
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(pageRows)
      .execute();
    yield* rows;
    if (rows.length < pageRows) return;
    last = rows.at(-1)?.sequence ?? last;
  }
}

/** The highest number of a chain of which anything is kept; undefined where nothing is. */
export async function findNewestChain(db: Database): Promise<number | undefined> {
  const newest = await db.selectFrom('audit').select('chain').orderBy('chain', 'desc').limit(1).executeTakeFirst();
  return newest?.chain;
}

/** An entry of a chain, or its head, at sequence 0. */
export function findEntry(db: Database, chain: number, sequence: number): Promise<AuditTable | undefined> {
  return db
    .selectFrom('audit')
    .selectAll()
    .where('chain', '=', chain)
    .where('sequence', '=', sequence)
    .executeTakeFirst();
}

export function findHead(db: Database, chain: number): Promise<AuditTable | undefined> {
  return findEntry(db, chain, 0);
}
