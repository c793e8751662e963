import { openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { testPinLife } from '../../support/pin-life.contract.ts';
import { usePostgres } from '../../support/postgres-databases.ts';
import { type RecordsUnderTest, testRecords } from '../../support/records.contract.ts';
import { importText, oldKey, readMessages, toText } from '../../support/sqlite-records.ts';

const postgres = usePostgres();

async function openEmpty(clock: () => number): Promise<RecordsUnderTest> {
  const { records, db, keys } = await openSqlRecords({ url: await postgres.emptyDatabase(), keys: [oldKey], clock });
  return {
    records,
    importLines: (lines) => importText(db, keys, toText(lines)),
    readMessages: () => readMessages(db, keys),
  };
}

testRecords('PostgreSQL', openEmpty);
testPinLife('PostgreSQL', openEmpty);
