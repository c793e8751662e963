import { type RawBuilder, sql, type SqlBool } from 'kysely';

/** Whether what a column holds was written with the key of an ID. Not by `like`, to which the `_` of an ID is any sign. */
export function isWrittenWith(column: string, keyId: string): RawBuilder<SqlBool> {
  const start = `${keyId}.`;
  return sql<SqlBool>`substr(${sql.ref(column)}, 1, ${sql.lit(start.length)}) = ${start}`;
}
