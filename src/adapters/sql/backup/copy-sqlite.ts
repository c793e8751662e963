import { DatabaseSync } from 'node:sqlite';
import { sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** Copies a database as it is at one moment into an empty file. Others read and write meanwhile. Throws where the copy is not sound. */
export async function copySqlite(db: Database, file: string): Promise<void> {
  await sql`vacuum into ${file}`.execute(db);
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    assertSound(copy);
  } finally {
    copy.close();
  }
}

function assertSound(copy: DatabaseSync): void {
  const [found] = copy.prepare('pragma integrity_check(1)').all();
  const unreferenced = copy.prepare('pragma foreign_key_check').all();
  if (found?.['integrity_check'] !== 'ok' || unreferenced.length > 0)
    throw new Error('The copy does not pass the integrity check, so the records may be damaged. Nothing was written.');
}
