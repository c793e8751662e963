import { usePostgres } from './postgres-databases.ts';
import { temporaryDatabase } from './sqlite-records.ts';

/** Each engine by name, with what makes an empty database in it. */
export function useDatabases() {
  const postgres = usePostgres();
  return [
    ['SQLite', temporaryDatabase],
    ['PostgreSQL', postgres.emptyDatabase],
  ] as const;
}
