import type { RawBuilder } from 'kysely';
import type { Database } from '../database/database.ts';

/** The numbers in the one row of a query, by their columns; a sum of nothing is 0. PostgreSQL writes sums and counts as texts. */
export async function readNumbers<Name extends string>(
  db: Database,
  query: RawBuilder<unknown>,
): Promise<Record<Name, number>> {
  const { rows } = await query.execute(db);
  const numbers = Object.entries(rows[0] ?? {}).map(([name, value]) => [name, Number(value)]);
  return Object.fromEntries(numbers) as Record<Name, number>;
}
