import type { Compilable, CompiledQuery } from 'kysely';
import type { Database } from '../database/database.ts';

/** Stands in a query for a value that is known when it is asked. */
class Gap {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A query of calls, written once for each database: Kysely takes longer to write most of them than SQLite takes to answer. `write` sees
 * gaps in place of the values, and may use them only where a value becomes a parameter.
 */
export function prepareQuery<Values extends object, Row>(write: (db: Database, values: Values) => Compilable<Row>) {
  const written = new WeakMap<Database, CompiledQuery<Row>>();

  function find(db: Database): CompiledQuery<Row> {
    const known = written.get(db);
    if (known) return known;
    const gaps = new Proxy({}, { get: (_, name) => new Gap(String(name)) });
    const query = write(db, gaps as Values).compile();
    written.set(db, query);
    return query;
  }

  return async (db: Database, values: Values): Promise<Row[]> => {
    const query = find(db);
    const parameters = query.parameters.map((value) =>
      value instanceof Gap ? values[value.name as keyof Values] : value,
    );
    const asked: CompiledQuery<Row> = { ...query, parameters };
    const { rows } = await db.executeQuery(asked);
    return rows;
  };
}
