import type { Config } from '../config/read-config.ts';
import { readSqlitePath } from '../adapters/sql/database/engines/read-sqlite-path.ts';

/** Where a machine keeps what callers of an agency are owed: beside the records where they are a file, else where a server keeps its own files. */
export function findOwedFolder({ databaseUrl, agency }: Pick<Config, 'databaseUrl' | 'agency'>): string {
  const path = readSqlitePath(databaseUrl);
  return path === undefined ? `data/owed${agency && `-${agency}`}` : `${path}.owed`;
}
