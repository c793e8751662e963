import { onTestFinished } from 'vitest';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { createSqlReminderSource } from '../../../../src/adapters/sql/reminders/sql-reminder-source.ts';
import { agreeIn } from '../../../support/agree-in.ts';
import { useDatabases } from '../../../support/databases.ts';
import { testReminderSource } from '../../../support/reminder-source.contract.ts';
import { importText, oldKey, toText } from '../../../support/sqlite-records.ts';

for (const [name, makeUrl] of useDatabases())
  testReminderSource(name, async () => {
    const { db, records, consents } = await openSqlRecords({ url: await makeUrl(), keys: [oldKey] });
    onTestFinished(() => records.close());
    return {
      source: createSqlReminderSource(db),
      take: (rows) => importText(db, [oldKey], toText(rows), { acceptsRemovals: true }),
      agree: agreeIn(consents),
    };
  });
