import { Kysely, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addColumns } from '../../../../src/adapters/sql/database/add-columns.ts';
import { appointmentColumns } from '../../../../src/adapters/sql/database/appointment-columns.ts';
import { caseColumns } from '../../../../src/adapters/sql/database/case-columns.ts';
import type { Column } from '../../../../src/adapters/sql/database/columns.ts';
import { chooseEngine } from '../../../../src/adapters/sql/database/engines/choose-engine.ts';
import { migrations } from '../../../../src/adapters/sql/database/migrations.ts';
import { paymentColumns } from '../../../../src/adapters/sql/database/payment-columns.ts';
import { useDatabases } from '../../../support/databases.ts';

const madeUp: Column = { name: 'made_up', type: 'text', missing: '', since: '2099-01-15' };
const note: Column = { name: 'note', type: 'text', missing: '', since: '2099-02-01' };
const grown = {
  ...migrations,
  ...addColumns('payments', [...paymentColumns.all, madeUp, note]),
  ...addColumns('appointments', [...appointmentColumns.all, note]),
  ...addColumns('cases', [...caseColumns.all, { ...note, missing: null }]),
};

/** A database whose tables have what the migrations bring, up to one of them. */
async function open(url: string) {
  const db = new Kysely<unknown>({ dialect: chooseEngine(url).dialect });
  onTestFinished(() => db.destroy());
  const migrator = new Migrator({ db, provider: { getMigrations: () => Promise.resolve(grown) } });
  const migrateTo = async (name: string) => {
    const { error } = await migrator.migrateTo(name);
    if (error !== undefined) throw error;
  };
  await migrateTo(Object.keys(migrations).toSorted().at(-1) ?? '');
  for (const id of [1, 2]) {
    await sql`insert into participants (id, participant_id, participant_id_hash, pin_temporary, mailing_address_valid)
      values (${id}, ${`100000000000${id}`}, ${`old.${id}`}, 0, 1)`.execute(db);
  }
  await sql`insert into cases (number, payer_id, recipient_id, county, monthly_support_cents, arrears_cents, dockets)
    values ('4711', 1, 2, 'Kern', 0, 0, '[]')`.execute(db);
  return { db, migrateTo };
}

describe.each(useDatabases())('%s', (_name, emptyDatabase) => {
  test('a column that is added says nothing of the rows of before, and tells new ones apart', async () => {
    const { db, migrateTo } = await open(await emptyDatabase());
    const writeOld = (occurrence: number) =>
      sql`insert into payments (case_number, kind, status, date, amount_cents, method, occurrence)
        values ('4711', 'collection', 'posted', '2026-11-03', 42500, 'bank', ${occurrence})`.execute(db);
    const writeNew = (place: string) =>
      sql`insert into payments (case_number, kind, status, date, amount_cents, method, made_up, occurrence)
        values ('4711', 'collection', 'posted', '2026-11-03', 42500, 'bank', ${place}, 1)`.execute(db);
    const read = async (column: string) =>
      (await sql<{ told: string }>`select ${sql.ref(column)} as told from payments order by 1`.execute(db)).rows;

    await writeOld(1);
    await migrateTo('2099-01-15-payments');
    await writeNew('office');
    await writeNew('online');
    await writeOld(2);
    expect(await read('made_up')).toEqual(['', '', 'office', 'online'].map((told) => ({ told })));
    await expect(writeNew('online')).rejects.toThrow(/unique/i);

    await migrateTo('2099-02-01-payments');
    expect(await read('made_up')).toEqual(['', '', 'office', 'online'].map((told) => ({ told })));
    expect(await read('note')).toEqual(['', '', '', ''].map((told) => ({ told })));
  });

  test('a payment of a table that grew belongs to a case', async () => {
    const { db, migrateTo } = await open(await emptyDatabase());
    await migrateTo('2099-02-01-payments');
    const write = sql`insert into payments (case_number, kind, status, date, amount_cents, method, occurrence)
      values ('4712', 'collection', 'posted', '2026-11-03', 42500, 'bank', 1)`;
    await expect(write.execute(db)).rejects.toThrow(/foreign key/i);
  });

  test('appointments and cases grow as payments do', async () => {
    const { db, migrateTo } = await open(await emptyDatabase());
    await sql`insert into appointments (case_number, kind, at, at_ms, place, address, occurrence)
      values ('4711', 'court', '2026-12-04T09:30:00-08:00', 7, 'Court', '1 Example Street', 1)`.execute(db);
    await migrateTo('2099-02-01-payments');
    const appointments = await sql`select at, cast(at_ms as integer) as at_ms, place, note from appointments`.execute(
      db,
    );
    expect(appointments.rows).toEqual([{ at: '2026-12-04T09:30:00-08:00', at_ms: 7, place: 'Court', note: '' }]);
    expect((await sql`select number, note from cases`.execute(db)).rows).toEqual([{ number: '4711', note: null }]);
  });
});
