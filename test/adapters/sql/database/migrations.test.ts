import { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { expect, test } from 'vitest';
import { migrations } from '../../../../src/adapters/sql/database/migrations.ts';
import { createSqliteDialect } from '../../../../src/adapters/sql/database/engines/sqlite.ts';
import { chooseEngine } from '../../../../src/adapters/sql/database/engines/choose-engine.ts';
import { createHashedClaims } from '../../../../src/adapters/sql/sign-in/hashed-claims.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { useDatabases } from '../../../support/databases.ts';
import { oldKey, temporaryDatabase } from '../../../support/sqlite-records.ts';

interface FirstSchema {
  participants: {
    id: number;
    participant_id: string;
    participant_id_hash: string;
    pin_temporary: number;
    mailing_address_valid: number;
  };
  cases: {
    number: string;
    payer_id: number;
    recipient_id: number;
    county: string;
    monthly_support_cents: number;
    arrears_cents: number;
    dockets: string;
  };
  appointments: { case_number: string; kind: string; at: string; place: string; address: string; occurrence: number };
}

/** A database as the first release left it. */
async function makeFirst(url: string): Promise<void> {
  const db = new Kysely<FirstSchema>({ dialect: createSqliteDialect(url.slice('sqlite:'.length)) });
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
  await migrator.migrateTo('2026-11-records');
  const person = (id: number) => ({
    id,
    participant_id: `100000000000${id}`,
    participant_id_hash: createHashedClaims([oldKey]).hash('participant-id', `100000000000${id}`),
    pin_temporary: 0,
    mailing_address_valid: 1,
  });
  await db
    .insertInto('participants')
    .values([person(1), person(2)])
    .execute();
  const money = { monthly_support_cents: 0, arrears_cents: 0, dockets: '[]' };
  await db
    .insertInto('cases')
    .values({ number: '4711', payer_id: 1, recipient_id: 2, county: 'Kern', ...money })
    .execute();
  const times = ['2026-12-04T12:00:00-05:00', '2026-12-04T09:30:00-08:00', '2026-12-04T08:00:00-08:00'];
  for (const at of times) {
    const appointment = {
      case_number: '4711',
      kind: 'court',
      at,
      place: at,
      address: '1 Example Street',
      occurrence: 1,
    };
    await db.insertInto('appointments').values(appointment).execute();
  }
  await db.destroy();
}

test('records of the first release are kept, and their appointments found in the order of instants', async () => {
  const url = await temporaryDatabase();
  await makeFirst(url);
  const { records } = await openSqlRecords({ url, keys: [oldKey] });
  const from = Temporal.Instant.from('2026-12-04T16:30:00Z');
  const { appointments } = await records.findAppointments({ participant: '2', from, skip: 0, limit: 9 });
  expect(appointments.map(({ place }) => place)).toEqual(['2026-12-04T12:00:00-05:00', '2026-12-04T09:30:00-08:00']);
  expect(await records.findCase('1', 1)).toMatchObject({ county: 'Kern' });
  await records.close();
});

interface TextSchema extends FirstSchema {
  texts: Record<string, string | number>;
}

for (const [engine, makeDatabase] of useDatabases())
  test(`texts of before are kept with their people, in ${engine}`, async () => {
    const url = await makeDatabase();
    const db = new Kysely<TextSchema>({ dialect: chooseEngine(url).dialect });
    const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(migrations) } });
    await migrator.migrateTo('2027-11-payments-of-agencies');
    const somebody = {
      id: 7,
      participant_id: '7',
      participant_id_hash: '7',
      pin_temporary: 0,
      mailing_address_valid: 1,
    };
    await db.insertInto('participants').values(somebody).execute();
    const times = { claimed_ms: 1_796_000_000_000, due_ms: 2, late_ms: 3, over_ms: 4 };
    const words = { reference: '12345678', phone_hash: 'p', purpose: 'documents', lead: 'digest', event: 'e' };
    const text = {
      name: 'n',
      participant_id: 7,
      way: 'call',
      state: 'claimed',
      tries: 1,
      sealed: 's',
      ...words,
      ...times,
    };
    await db.insertInto('texts').values(text).execute();
    const { error } = await migrator.migrateToLatest();
    expect(error).toBeUndefined();
    expect(await db.selectFrom('texts').selectAll().execute()).toEqual([
      { ...text, participant_hash: null, why: null, code: null, message: null, tried_ms: null },
    ]);
    await db
      .insertInto('texts')
      .values({ ...words, ...times, name: 'm', participant_hash: 'h', state: 'claimed', tries: 0, sealed: 's' })
      .execute();
    await db.destroy();
  });
