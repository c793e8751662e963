import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import { addAudit } from './migrations/add-audit.ts';
import { addCasesToRequests } from './migrations/let-requests-name-cases.ts';
import { addNumbers } from './migrations/add-numbers.ts';
import { addPinGroups } from './migrations/add-pin-groups.ts';
import { addRequestsAndPins } from './migrations/add-requests-and-pins.ts';

/** Every change of the tables, in the order of its name. Once released, a migration stays as it is. */
export const migrations: Record<string, Migration> = {
  '2026-11-records': { up: createRecords },
  '2026-11-requests-and-pins': { up: addRequestsAndPins },
  '2026-11-requests-name-cases': { up: addCasesToRequests },
  '2026-12-audit': { up: addAudit },
  '2026-12-numbers': { up: addNumbers },
  '2026-12-pin-groups': { up: addPinGroups },
};

/** Understood by SQLite and PostgreSQL alike: only text, integer and bigint columns. */
async function createRecords({ schema }: Kysely<unknown>): Promise<void> {
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

  await schema
    .createTable('sign_in_failures')
    .addColumn('subject', 'text', (column) => column.primaryKey().notNull())
    .addColumn('attempts', 'text', (column) => column.notNull())
    .addColumn('last_failure_ms', 'bigint', (column) => column.notNull())
    .execute();

  await schema
    .createTable('extracts')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('imported_at_ms', 'bigint', (column) => column.notNull())
    .execute();
}
