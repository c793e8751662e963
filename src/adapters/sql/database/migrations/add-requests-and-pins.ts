import type { Kysely } from 'kysely';

/** What this migration reads and writes of the tables that are there already. */
interface Before {
  appointments: { at: string; at_ms: number };
}

/** Temporary PINs with the messages that bring them, requests with their exports, and the instants of appointments. */
export async function addRequestsAndPins(db: Kysely<Before>): Promise<void> {
  await addTemporaryPins(db);
  await addRequests(db);
  await addInstants(db);
}

async function addTemporaryPins({ schema }: Kysely<Before>): Promise<void> {
  await schema.alterTable('participants').addColumn('temporary_pin_hash', 'text').execute();
  await schema.alterTable('participants').addColumn('temporary_pin_expires_ms', 'bigint').execute();

  await schema
    .createTable('pin_requests')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('request', 'text', (column) => column.notNull())
    .addColumn('asked_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('answer', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('pin_requests_key', ['subject', 'request'])
    .execute();

  await schema
    .createTable('outbox')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('participant_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('sealed', 'text')
    .addColumn('asked_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('expires_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('due_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_error', 'text')
    .execute();
  await schema.createIndex('outbox_by_participant').on('outbox').column('participant_id').execute();
  await schema.createIndex('outbox_by_state').on('outbox').columns(['state', 'channel', 'due_ms']).execute();
}

async function addRequests({ schema }: Kysely<Before>): Promise<void> {
  await schema
    .createTable('request_batches')
    .addColumn('number', 'integer', (column) => column.primaryKey())
    .addColumn('file', 'text', (column) => column.notNull())
    .addColumn('collected_at_ms', 'bigint')
    .execute();

  await schema
    .createTable('requests')
    .addColumn('reference', 'text', (column) => column.primaryKey().notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.notNull().references('participants.id'))
    .addColumn('language', 'text', (column) => column.notNull())
    .addColumn('details', 'text', (column) => column.notNull())
    .addColumn('left_at_ms', 'bigint', (column) => column.notNull())
    .addColumn('attempt', 'text', (column) => column.notNull().unique())
    .addColumn('batch', 'integer', (column) => column.references('request_batches.number'))
    .execute();
  await schema.createIndex('requests_by_batch').on('requests').column('batch').execute();
}

async function addInstants(db: Kysely<Before>): Promise<void> {
  await db.schema
    .alterTable('appointments')
    .addColumn('at_ms', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute();
  const times = await db.selectFrom('appointments').select('at').distinct().execute();
  for (const { at } of times) {
    const { epochMilliseconds } = Temporal.Instant.from(at);
    await db.updateTable('appointments').set({ at_ms: epochMilliseconds }).where('at', '=', at).execute();
  }
}
