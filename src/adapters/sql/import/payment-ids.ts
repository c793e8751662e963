import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database/database.ts';

/** Most payments have no id: these indexes hold only what has. */
const indexes = [
  sql`create index staged_payments_by_id on staged_payments (case_number, id) where id <> ''`,
  sql`create index staged_payments_by_replaced on staged_payments (case_number, replaces) where replaces <> ''`,
];

export async function indexPaymentIds(db: Database): Promise<void> {
  for (const index of indexes) await index.execute(db);
}

export async function indexRemovedIds(db: Database): Promise<void> {
  await sql`create index removed_payments_by_id on removed_payments (case_number, id) where id <> ''`.execute(db);
}

/** Whether a staged payment is told: it is neither voided nor replaced by another one of the file. */
export const isToldRow = sql`(status <> 'voided' and not (id <> '' and ${isStaged('staged_payments', 'replaces')}))`;

/** Whether a row that comes was replaced by one of the records before. Only where the file lacks its case: else it tells all of them. */
export const isReplacedInRecords = sql`(
  id <> '' and not exists (select 1 from staged_cases where number = counted_payments.case_number) and exists (
    select 1 from payments as later
    where later.case_number = counted_payments.case_number and later.replaces = counted_payments.id
  ))`;

/** Rows of cases that the file lacks, and whose id it names: they are told anew, voided or replaced. */
export function namedRows(columns: RawBuilder<unknown>, isOther: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    union all
    select ${columns}, occurrence from (${selectNamed('id')} union ${selectNamed('replaces')}) as named
    inner join payments on payments.case_number = named_case and payments.id = named_id
    where ${isOther}
  `;
}

function selectNamed(key: 'id' | 'replaces'): RawBuilder<unknown> {
  return sql`
    select case_number as named_case, ${sql.ref(key)} as named_id from staged_payments
    where ${sql.ref(key)} <> '' and not exists (select 1 from staged_cases where number = staged_payments.case_number)
  `;
}

/** Whether the file says what became of a row that goes: one of its id, or one that replaces it. */
export const isGoneByName = sql`(id <> '' and (
  ${isStaged('removed_payments', 'id')} or ${isStaged('removed_payments', 'replaces')}))`;

/** Whether a row that comes takes the place of one that goes, by its id. */
export const isComeByName = sql`((id <> '' or replaces <> '') and exists (
  select 1 from removed_payments as gone
  where gone.case_number = added_payments.case_number and gone.id <> ''
    and gone.id in (added_payments.id, added_payments.replaces)))`;

/** Whether a row of the file has, or replaces, the id of a row of another table. */
function isStaged(table: string, key: 'id' | 'replaces'): RawBuilder<unknown> {
  const [other, row] = [sql.ref(`other.${key}`), sql.table(table)];
  return sql`exists (select 1 from staged_payments as other
    where other.case_number = ${row}.case_number and ${other} <> '' and ${other} = ${row}.id)`;
}

/** Pairs of which each replaces the other: neither would be told. */
export function replacedInTurn() {
  return sql<{ at_row: number }>`
    (select one.at_row from staged_payments as one inner join staged_payments as other
      on other.case_number = one.case_number and other.id = one.replaces and other.replaces = one.id
      where one.id <> '' and one.replaces <> '' and other.id <> '' and other.replaces <> '')
  `.as<'rows'>(sql.ref('rows'));
}
