import type { Kysely } from 'kysely';

/** The tables of the first release. SQLite and PostgreSQL understand them alike: all columns are text, integer or bigint. */
export async function createRecordTables(db: Kysely<unknown>): Promise<void> {
  await createParticipants(db);
  await createCases(db);
  await createPayments(db);
  await createAppointments(db);
  await createFailures(db);
  await createExtracts(db);
}

async function createParticipants({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('participants')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('participant_id', 'text', (column) => column.notNull().unique())
    .addColumn('participant_id_hash', 'text', (column) => column.notNull())
    .addColumn('ssn_hash', 'text')
    .addColumn('pin_hash', 'text')
    .addColumn('issued_pin_hash', 'text')
    .addColumn('pin_temporary', 'integer', (column) => column.notNull())
    .addColumn('language', 'text')
    .addColumn('mailing_address_valid', 'integer', (column) => column.notNull())
    .addColumn('email', 'text')
    .addColumn('phone', 'text')
    .execute();
  await schema.createIndex('participants_by_id_hash').on('participants').column('participant_id_hash').execute();
  await schema.createIndex('participants_by_ssn_hash').on('participants').column('ssn_hash').execute();
}

async function createCases({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('cases')
    .addColumn('number', 'text', (column) => column.primaryKey().notNull())
    .addColumn('payer_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('recipient_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('county', 'text', (column) => column.notNull())
    .addColumn('monthly_support_cents', 'bigint', (column) => column.notNull())
    .addColumn('arrears_cents', 'bigint', (column) => column.notNull())
    .addColumn('as_of', 'text')
    .addColumn('dockets', 'text', (column) => column.notNull())
    .execute();
  await schema.createIndex('cases_by_payer').on('cases').column('payer_id').execute();
  await schema.createIndex('cases_by_recipient').on('cases').column('recipient_id').execute();
}

async function createPayments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('payments')
    .addColumn('case_number', 'text', (column) => column.notNull().references('cases.number'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('date', 'text', (column) => column.notNull())
    .addColumn('amount_cents', 'bigint', (column) => column.notNull())
    .addColumn('method', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('payments_key', [
      'case_number',
      'kind',
      'status',
      'date',
      'amount_cents',
      'method',
      'occurrence',
    ])
    .execute();
}

async function createAppointments({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('appointments')
    .addColumn('case_number', 'text', (column) => column.notNull().references('cases.number'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('place', 'text', (column) => column.notNull())
    .addColumn('address', 'text', (column) => column.notNull())
    .addColumn('occurrence', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('appointments_key', ['case_number', 'kind', 'at', 'place', 'address', 'occurrence'])
    .execute();
}

async function createFailures({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('sign_in_failures')
    .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
    .addColumn('attempts', 'text', (column) => column.notNull())
    .addColumn('last_failure_ms', 'bigint', (column) => column.notNull())
    .execute();
}

async function createExtracts({ schema }: Kysely<unknown>): Promise<void> {
  await schema
    .createTable('extracts')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('imported_at_ms', 'bigint', (column) => column.notNull())
    .execute();
}
