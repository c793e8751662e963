import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { engineOf } from '../engines/engine.ts';

/** What a case lists, and all that tells one row of it from another. */
const listed = {
  payments: ['case_number', 'kind', 'status', 'date', 'amount_cents', 'method'],
  appointments: ['case_number', 'kind', 'at', 'at_ms', 'place', 'address'],
} as const;

type List = keyof typeof listed;

export const lists: readonly List[] = ['payments', 'appointments'];

/**
 * Numbers staged rows that are equal in everything: two equal payments of a day stay two,
 * and both are known again in the next extract.
 */
export async function countEqualRows(db: Database, list: List): Promise<void> {
  const { counted, staged, columns } = namesOf(list);
  await sql`
    create temporary table ${counted} as
    select ${columns}, row_number() over (partition by ${columns} order by line) as occurrence from ${staged}
  `.execute(db);
  await sql`create index ${sql.ref(`counted_${list}_key`)} on ${counted} (${columns}, occurrence)`.execute(db);
  await engineOf(db).weighTable(db, `counted_${list}`);
}

/** A case in the file lists what the file says; a case that is only in the records gets what it lacks. */
export async function takeList(db: Database, list: List): Promise<void> {
  const { counted, columns } = namesOf(list);
  const table = sql.table(list);
  const same = [...listed[list], 'occurrence'].map(
    (column) => sql`${counted}.${sql.ref(column)} = ${table}.${sql.ref(column)}`,
  );
  await sql`
    delete from ${table} where case_number in (select number from staged_cases)
    and not exists (select 1 from ${counted} where ${sql.join(same, sql` and `)})
  `.execute(db);
  await sql`
    insert into ${table} (${columns}, occurrence)
    select ${columns}, occurrence from ${counted} where true on conflict do nothing
  `.execute(db);
}

export async function dropCounted(db: Database, list: List): Promise<void> {
  await db.schema.dropTable(`counted_${list}`).ifExists().execute();
}

function namesOf(list: List) {
  const columns = sql.join(listed[list].map((column) => sql.ref(column)));
  return { counted: sql.table(`counted_${list}`), staged: sql.table(`staged_${list}`), columns };
}
