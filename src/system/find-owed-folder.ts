import { readSqlitePath } from '../adapters/sql/database/engines/read-sqlite-path.ts';

/** Where a machine keeps what callers are owed: beside the records where they are a file, else where a server keeps its own files. */
export function findOwedFolder(databaseUrl: string): string {
  const path = readSqlitePath(databaseUrl);
  return path === undefined ? 'data/owed' : `${path}.owed`;
}
