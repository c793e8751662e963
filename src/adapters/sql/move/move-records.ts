import { isDeepStrictEqual } from 'node:util';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { type AuditReport, verifyAudit } from '../audit/verify-audit.ts';
import type { Database, DatabaseTransaction } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { findPendingChanges } from '../database/migrate-tables.ts';
import { aloneWithinMs, retryWhileBusy } from '../database/retry-while-busy.ts';
import { assertNotMoved, markMoved } from './move-mark.ts';
import { filledFromTheBeginning, type MovedTable, movedTables } from './moved-tables.ts';
import { countRows, readTable } from './read-table.ts';

interface MoveOptions {
  /** Its tables are up to date. */
  readonly from: Database;
  readonly to: Database;
  readonly keys: KeyRing;
  readonly nowMs: number;
}

/** How many rows of each table were moved, and what the audit trail says of itself, in both places alike. */
export interface MovedRecords {
  readonly rows: Readonly<Record<string, number>>;
  readonly audit: AuditReport;
}

/**
 * Copies all records into another database, whose tables are there and empty: everything, or nothing. Meanwhile nobody writes to either;
 * afterwards the first ones are marked, and nobody writes to them again.
 */
export async function moveRecords({ from, to, keys, nowMs }: MoveOptions): Promise<MovedRecords> {
  await assertUpToDate(to);
  const reading = await retryWhileBusy(() => from.startTransaction().execute(), aloneWithinMs);
  try {
    await engineOf(reading).holdWrites(reading, movedTables);
    await assertNotMoved(reading);
    const audit = await verifyAudit(reading, keys);
    const rows = await to.transaction().execute(async (writing) => {
      await empty(writing);
      const copied = await copyAll(reading, writing);
      const there = await verifyAudit(writing, keys);
      if (!isDeepStrictEqual(there, audit))
        throw new Error('The audit trail is not the same there. Nothing was moved.');
      await markMoved(reading, nowMs);
      return copied;
    });
    await reading.commit().execute();
    return { rows, audit };
  } catch (error) {
    if (!reading.isCommitted && !reading.isRolledBack) await reading.rollback().execute();
    throw error;
  }
}

async function assertUpToDate(to: Database): Promise<void> {
  const pending = await findPendingChanges(to);
  if (pending.length === 0) return;
  throw new Error(`The tables there lack ${pending.length} changes: run npm run migrate with that DATABASE_URL first.`);
}

/** Leaves nothing in the tables. Throws where there are records already. */
async function empty(db: DatabaseTransaction): Promise<void> {
  await engineOf(db).holdWrites(db, movedTables);
  for (const table of movedTables) {
    if (filledFromTheBeginning.includes(table)) await db.deleteFrom(table).execute();
    else if ((await countRows(db, table)) > 0)
      throw new Error(`There are records already: the table ${table} is not empty. Nothing was moved.`);
  }
}

async function copyAll(from: DatabaseTransaction, to: DatabaseTransaction): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (const table of movedTables) {
    await copyTable(from, to, table);
    const [here, there] = [await countRows(from, table), await countRows(to, table)];
    if (here !== there) throw new Error(`Of ${here} rows of ${table}, ${there} arrived. Nothing was moved.`);
    rows[table] = there;
  }
  return rows;
}

async function copyTable(from: DatabaseTransaction, to: DatabaseTransaction, table: MovedTable): Promise<void> {
  for await (const page of readTable(from, table)) await engineOf(to).addRows(to, table, page);
}
