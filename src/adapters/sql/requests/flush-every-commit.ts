import { sql } from 'kysely';
import type { Database } from '../database.ts';

/** From here on, what this connection commits to SQLite survives a power cut. Calls do without: they would wait for the disk. */
export async function flushEveryCommit(db: Database): Promise<void> {
  await sql`pragma synchronous = full`.execute(db);
}
