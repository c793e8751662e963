import { resolve } from 'node:path';
import type { Database } from '../database/database.ts';
import { makeFile } from '../files/make-file.ts';
import { dumpPostgres } from './dump-postgres.ts';
import { copySqlite } from './copy-sqlite.ts';

interface BackupOptions {
  /** Of `db`. */
  readonly url: string;
  readonly db: Database;
  /** No file may stand there. */
  readonly file: string;
}

/**
 * Copies the records as they are at one moment, while programs work on them, and checks that the copy can be read: of SQLite a database,
 * of PostgreSQL a dump in the custom format. Throws with nothing written.
 */
export async function backUpRecords({ url, db, file }: BackupOptions): Promise<void> {
  await makeFile(resolve(file), (part) =>
    url.startsWith('sqlite:') ? copySqlite(db, part) : dumpPostgres(url, part, file),
  );
}
