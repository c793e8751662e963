import { type Kysely, sql } from 'kysely';

/**
 * Texts to participants of an agency that keeps its own records, who have no number here. SQLite lets no column be empty that was not made so:
 * the table is made anew, with its rows.
 */
export async function addAgencyTexts(db: Kysely<unknown>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('texts_of_all')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('reference', 'text', (column) => column.notNull())
    .addColumn('participant_id', 'integer', (column) => column.references('participants.id'))
    .addColumn('participant_hash', 'text')
    .addColumn('phone_hash', 'text', (column) => column.notNull())
    .addColumn('purpose', 'text', (column) => column.notNull())
    .addColumn('lead', 'text', (column) => column.notNull())
    .addColumn('way', 'text', (column) => column.notNull().defaultTo('text'))
    .addColumn('event', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('why', 'text')
    .addColumn('code', 'integer')
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('message', 'text')
    .addColumn('claimed_ms', 'bigint', (column) => column.notNull())
    .addColumn('tried_ms', 'bigint')
    .addColumn('due_ms', 'bigint', (column) => column.notNull())
    .addColumn('late_ms', 'bigint', (column) => column.notNull())
    .addColumn('over_ms', 'bigint', (column) => column.notNull())
    .addColumn('sealed', 'text', (column) => column.notNull())
    .execute();
  const kept = sql.join(keptColumns.map((column) => sql.ref(column)));
  await sql`insert into texts_of_all (${kept}) select ${kept} from texts`.execute(db);
  await schema.dropTable('texts').execute();
  await schema.alterTable('texts_of_all').renameTo('texts').execute();
  await schema.createIndex('texts_by_state').on('texts').columns(['state', 'due_ms', 'name']).execute();
  await schema.createIndex('texts_by_event').on('texts').columns(['event', 'phone_hash']).execute();
  await schema.createIndex('texts_by_participant').on('texts').column('participant_id').execute();
  const ofAgency = schema.createIndex('texts_by_reference').on('texts').column('participant_hash');
  await ofAgency.where(sql.ref('participant_hash'), 'is not', null).execute();
  await schema.createIndex('texts_by_phone').on('texts').column('phone_hash').execute();
  await schema.createIndex('texts_by_message').on('texts').column('message').execute();
}

const keptColumns = [
  'name',
  'reference',
  'participant_id',
  'phone_hash',
  'purpose',
  'lead',
  'way',
  'event',
  'state',
  'why',
  'code',
  'tries',
  'message',
  'claimed_ms',
  'tried_ms',
  'due_ms',
  'late_ms',
  'over_ms',
  'sealed',
];
