import type { Database } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';

/** Makes the tables that hold an extract until it is taken: temporary ones, which only this connection sees. */
export async function createStagingTables({ schema }: Database): Promise<void> {
  await schema
    .createTable('staged_participants')
    .temporary()
    .addColumn('line', 'integer', (column) => column.primaryKey())
    .addColumn('participant_id', 'text')
    .addColumn('participant_id_hash', 'text')
    .addColumn('ssn_hash', 'text')
    .addColumn('pin_hash', 'text')
    .addColumn('issued_pin_hash', 'text')
    .addColumn('pin_temporary', 'integer')
    .addColumn('language', 'text')
    .addColumn('mailing_address_valid', 'integer')
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .execute();
  await schema
    .createTable('staged_cases')
    .temporary()
    .addColumn('line', 'integer', (column) => column.primaryKey())
    .addColumn('number', 'text')
    .addColumn('county', 'text')
    .addColumn('payer', 'text')
    .addColumn('recipient', 'text')
    .addColumn('monthly_support_cents', 'bigint')
    .addColumn('arrears_cents', 'bigint')
    .addColumn('as_of', 'text')
    .addColumn('dockets', 'text')
    .execute();
  await schema
    .createTable('staged_payments')
    .temporary()
    .addColumn('line', 'integer', (column) => column.primaryKey())
    .addColumn('case_number', 'text')
    .addColumn('kind', 'text')
    .addColumn('status', 'text')
    .addColumn('date', 'text')
    .addColumn('amount_cents', 'bigint')
    .addColumn('method', 'text')
    .execute();
  await schema
    .createTable('staged_appointments')
    .temporary()
    .addColumn('line', 'integer', (column) => column.primaryKey())
    .addColumn('case_number', 'text')
    .addColumn('kind', 'text')
    .addColumn('at', 'text')
    .addColumn('at_ms', 'bigint')
    .addColumn('place', 'text')
    .addColumn('address', 'text')
    .execute();
}

/** Indexes come once the rows stand, which is faster. */
export async function indexStagingTables(db: Database): Promise<void> {
  await db.schema.createIndex('staged_participants_by_id').on('staged_participants').column('participant_id').execute();
  await db.schema.createIndex('staged_cases_by_number').on('staged_cases').column('number').execute();
  for (const table of tables) await engineOf(db).weighTable(db, table);
}

export async function dropStagingTables({ schema }: Database): Promise<void> {
  for (const table of tables) await schema.dropTable(table).ifExists().execute();
}

const tables = ['staged_participants', 'staged_cases', 'staged_payments', 'staged_appointments'];
