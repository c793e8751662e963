import { onTestFinished } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
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
