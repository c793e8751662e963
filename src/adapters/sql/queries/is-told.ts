import { type RawBuilder, sql, type SqlBool } from 'kysely';

/**
 * Whether a case is told to anybody: one that is under protection or was withdrawn is not, and for callers it is as if the records did not
 * have it. Every query of what is told asks this.
 */
export function isTold(): RawBuilder<SqlBool> {
  const [protect, withdrawn] = [sql.ref('cases.protect'), sql.ref('cases.withdrawn')];
  return sql<SqlBool>`(${protect} is distinct from 1 and ${withdrawn} is null)`;
}
