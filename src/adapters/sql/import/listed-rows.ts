import { sql } from 'kysely';
import { appointmentColumns } from '../database/appointment-columns.ts';
import { documentColumns } from '../database/document-columns.ts';
import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { paymentColumns } from '../database/payment-columns.ts';
import { indexRemovedIds, isReplacedInRecords, isToldRow, namedRows } from './payment-ids.ts';

/** What a case lists, and all that tells one row of it from another. */
const listed = {
  payments: ['case_number', ...paymentColumns.names],
  appointments: ['case_number', 'at', 'at_ms', ...appointmentColumns.names],
  documents: ['case_number', ...documentColumns.names],
};

type List = keyof typeof listed;

export const lists: readonly List[] = ['payments', 'appointments', 'documents'];

/**
 * Numbers staged rows that are equal in everything: two equal payments of a day stay two,
 * and both are known again in the next extract.
 */
export async function countEqualRows(db: Database, list: List): Promise<void> {
  const { counted, staged, columns } = tablesOf(list);
  const told = list === 'payments' ? sql`where ${isToldRow}` : sql``;
  await sql`
    create temporary table ${counted} as
    select ${columns}, row_number() over (partition by ${columns} order by at_row) as occurrence from ${staged} ${told}
  `.execute(db);
  await sql`create index ${sql.ref(`counted_${list}_key`)} on ${counted} (${columns}, occurrence)`.execute(db);
  await engineOf(db).weighTable(db, `counted_${list}`);
}

/**
 * Finds the rows that come and those that go: a case in the file lists what the file says; a case that is only in the records gets
 * what it lacks.
 */
export async function findListChanges(db: Database, list: List): Promise<void> {
  const { counted, added, removed, columns } = tablesOf(list);
  const table = sql.table(list);
  const same = sql.join(
    [...listed[list], 'occurrence'].map((column) => sql`${counted}.${sql.ref(column)} = ${table}.${sql.ref(column)}`),
    sql` and `,
  );
  await sql`
    create temporary table ${added} as select ${columns}, occurrence from ${counted}
    where not exists (select 1 from ${table} where ${same}) ${list === 'payments' ? sql`and not ${isReplacedInRecords}` : sql``}
  `.execute(db);
  await sql`
    create temporary table ${removed} as select ${columns}, occurrence from ${table}
    where case_number in (select number from staged_cases) and not exists (select 1 from ${counted} where ${same})
    ${list === 'payments' ? namedRows(columns, sql`not exists (select 1 from ${counted} where ${same})`) : sql``}
  `.execute(db);
  if (list === 'payments') await indexRemovedIds(db);
  for (const name of [`added_${list}`, `removed_${list}`]) await engineOf(db).weighTable(db, name);
}

/** Takes the changes into the records. */
export async function takeList(db: Database, list: List): Promise<void> {
  const { added, removed, columns } = tablesOf(list);
  const table = sql.table(list);
  await sql`
    delete from ${table} where (${columns}, occurrence) in (select ${columns}, occurrence from ${removed})
  `.execute(db);
  await sql`
    insert into ${table} (${columns}, occurrence)
    select ${columns}, occurrence from ${added} where true on conflict do nothing
  `.execute(db);
}

export async function dropCounted(db: Database, list: List): Promise<void> {
  await db.schema.dropTable(`counted_${list}`).ifExists().execute();
}

export async function dropListChanges(db: Database, list: List): Promise<void> {
  for (const name of [`added_${list}`, `removed_${list}`]) await db.schema.dropTable(name).ifExists().execute();
}

function tablesOf(list: List) {
  const columns = sql.join(listed[list].map((column) => sql.ref(column)));
  const [counted, added, removed] = [`counted_${list}`, `added_${list}`, `removed_${list}`].map((name) =>
    sql.table(name),
  );
  return { counted, added, removed, staged: sql.table(`staged_${list}`), columns };
}
