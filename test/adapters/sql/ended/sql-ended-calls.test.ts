import { onTestFinished } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { testEndedCalls } from '../../../support/ended-calls.contract.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { oldKey, temporaryDatabase } from '../../../support/sqlite-records.ts';

const postgres = usePostgres();

async function openTwo(url: string, clock: () => number) {
  const open = async () => {
    const { records, ended } = await openSqlRecords({ url, keys: [oldKey], clock });
    onTestFinished(() => records.close());
    return ended;
  };
  return [await open(), await open()] as const;
}

testEndedCalls('SQLite', async (clock) => openTwo(await temporaryDatabase(), clock));
testEndedCalls('PostgreSQL', async (clock) => openTwo(await postgres.emptyDatabase(), clock));
