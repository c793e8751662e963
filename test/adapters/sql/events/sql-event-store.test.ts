import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { eventTable } from '../../../../src/adapters/sql/database/event-columns.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { anEvent } from '../../../support/an-event.ts';
import { testEventStore } from '../../../support/event-store.contract.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { oldKey, temporaryDatabase } from '../../../support/sqlite-records.ts';

const postgres = usePostgres();

async function openTwo(url: string) {
  const open = async () => {
    const { records, events } = await openSqlRecords({ url, keys: [oldKey] });
    onTestFinished(() => records.close());
    return events;
  };
  return [await open(), await open()] as const;
}

testEventStore('SQLite', async () => openTwo(await temporaryDatabase()));
testEventStore('PostgreSQL', async () => openTwo(await postgres.emptyDatabase()));

const day = '2026-11-28';
const noon = Date.parse(`${day}T12:00:00Z`);

async function openOne() {
  const opened = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => opened.records.close());
  return opened;
}

it('SQLite keeps the events of a day in the order in which they come', async () => {
  const { events, db } = await openOne();
  const calls = ['c', 'a', 'b'].map((call, at) => anEvent({ call, begunMs: noon - at, atMs: noon + at }));
  await events.append(calls);
  const { rows } = await sql<{ call: string }>`select call from events_20261128`.execute(db);
  expect(rows.map(({ call }) => call)).toEqual(['c', 'a', 'b']);
});

it('SQLite fills and reads a day with a key, which an older version has opened', async () => {
  const { events, db } = await openOne();
  await sql`create table events_20261128 ${sql.raw(eventTable)} without rowid`.execute(db);
  const turns = Array.from({ length: 13 }, (_, turn) => anEvent({ begunMs: noon, atMs: noon + turn, turn }));
  await events.append(turns);
  await events.append(turns.slice(5));
  expect(await Array.fromAsync(events.readCalls(day))).toEqual([turns]);
});
