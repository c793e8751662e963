import { appointmentColumns } from '../database/appointment-columns.ts';
import { caseColumns } from '../database/case-columns.ts';
import { documentColumns } from '../database/document-columns.ts';
import type { CardPaymentTables } from '../database/card-payment-table.ts';
import type { ColumnType } from '../database/columns.ts';
import type { Database, Schema } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { paymentColumns } from '../database/payment-columns.ts';
import { indexPaymentIds } from './payment-ids.ts';

type StagingTable = Exclude<Extract<keyof Schema, `staged_${string}`>, keyof CardPaymentTables>;

type ColumnTypes = { readonly [Table in StagingTable]: Record<Exclude<keyof Schema[Table], 'at_row'>, ColumnType> };

const tables: ColumnTypes = {
  staged_participants: {
    participant_id: 'text',
    participant_id_hash: 'text',
    ssn_hash: 'text',
    pin_hash: 'text',
    issued_pin_hash: 'text',
    pin_temporary: 'integer',
    language: 'text',
    mailing_address_valid: 'integer',
    email: 'text',
    phone: 'text',
  },
  staged_cases: {
    number: 'text',
    payer: 'text',
    recipient: 'text',
    protect: 'integer',
    withdrawn: 'integer',
    ...caseColumns.types,
  },
  staged_parties: { participant: 'text', role: 'text', shared: 'integer', of_case: 'integer', payee: 'text' },
  staged_payments: { case_number: 'text', ...paymentColumns.types },
  staged_appointments: { case_number: 'text', at: 'text', at_ms: 'bigint', ...appointmentColumns.types },
  staged_documents: { case_number: 'text', ...documentColumns.types },
};

/** Makes the tables that hold an extract until it is taken: temporary ones, which only this connection sees. */
export async function createStagingTables({ schema }: Database): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    const table = schema
      .createTable(name)
      .temporary()
      .addColumn('at_row', 'integer', (column) => (name === 'staged_parties' ? column : column.primaryKey()));
    await Object.entries<ColumnType>(columns)
      .reduce((wider, [column, type]) => wider.addColumn(column, type), table)
      .execute();
  }
}

/** Indexes come once the rows stand, which is faster. */
export async function indexStagingTables(db: Database): Promise<void> {
  await db.schema.createIndex('staged_participants_by_id').on('staged_participants').column('participant_id').execute();
  await db.schema.createIndex('staged_participants_by_ssn').on('staged_participants').column('ssn_hash').execute();
  await db.schema.createIndex('staged_cases_by_number').on('staged_cases').column('number').execute();
  await indexPaymentIds(db);
  await db.schema.createIndex('staged_parties_by_row').on('staged_parties').column('at_row').execute();
  for (const table of Object.keys(tables)) await engineOf(db).weighTable(db, table);
}

export async function dropStagingTables({ schema }: Database): Promise<void> {
  for (const table of Object.keys(tables)) await schema.dropTable(table).ifExists().execute();
}
