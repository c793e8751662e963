import { expect, onTestFinished, test } from 'vitest';
import { createSqlCardPayments } from '../../../../src/adapters/sql/card-payments/sql-card-payments.ts';
import { openSqlRecords } from '../../../../src/adapters/sql/open-sql-records.ts';
import { testCardPayments } from '../../../support/card-payments.contract.ts';
import { usePostgres } from '../../../support/postgres-databases.ts';
import { caseRow, participantRow } from '../../../support/rows.ts';
import { importText, newKey, oldKey, temporaryDatabase, toText } from '../../../support/sqlite-records.ts';

const postgres = usePostgres();
const people = ['1000000000001', '1000000000002'].map((participantId) => ({ ...participantRow, participantId }));

async function openTwo(url: string, foreign = false) {
  const { records, db, keys } = await openSqlRecords({ url, keys: [oldKey] });
  const again = await openSqlRecords({ url, keys: [oldKey] });
  onTestFinished(async () => void (await Promise.all([records.close(), again.records.close()])));
  if (!foreign) await importText(db, keys, toText(people));
  return [
    createSqlCardPayments({ db, keys, clock: Date.now, foreign }),
    createSqlCardPayments({ db: again.db, keys, clock: Date.now, foreign }),
  ] as const;
}

testCardPayments('SQLite', async () => openTwo(await temporaryDatabase()));
testCardPayments('PostgreSQL', async () => openTwo(await postgres.emptyDatabase()));
testCardPayments('SQLite beside an agency', async () => openTwo(await temporaryDatabase(), true));

const payment = {
  caseEnding: '0011',
  caseReference: 'c-7f3a',
  amountCents: 42_500,
  feeCents: 808,
  line: 'customer-connect',
  call: 'CA1',
  turn: 7,
  atMs: 1,
};

async function openRecords() {
  const { records, db } = await openSqlRecords({ url: await temporaryDatabase(), keys: [oldKey] });
  onTestFinished(() => records.close());
  await importText(db, [oldKey], toText([...people, caseRow]));
  return { db, payments: createSqlCardPayments({ db, keys: [oldKey], clock: Date.now }) };
}

test('a payment by ID counts for its owner, and one by case number for the payer of the case', async () => {
  const { payments } = await openRecords();
  const byId = payments.hide({ kind: 'participant-id', digits: '1000000000002' });
  await payments.begin({ ...payment, paidFor: byId }, 'CA1:0');
  const byCase = payments.hide({ kind: 'case-number', digits: '200000000000011' });
  await payments.begin({ ...payment, paidFor: byCase }, 'CA1:1');
  const nobody = payments.hide({ kind: 'case-number', digits: '299999999999999' });
  await payments.begin({ ...payment, paidFor: nobody }, 'CA1:2');
  expect([(await payments.findOf('1', 0)).length, (await payments.findOf('2', 0)).length]).toEqual([1, 1]);
});

test('neither the case nor what was keyed in stands open in the records', async () => {
  const { db, payments } = await openRecords();
  const paidFor = payments.hide({ kind: 'participant-id', digits: '1000000000002' });
  await payments.begin({ ...payment, paidFor }, 'CA1:0');
  const kept = JSON.stringify(await db.selectFrom('card_payments').selectAll().execute());
  expect(kept).not.toMatch(/1000000000002|0011|c-7f3a/);
});

test('a payment outlives the key of its case: only the case is no longer known', async () => {
  const { db, payments } = await openRecords();
  const { payment: name } = await payments.begin({ ...payment, participant: '1' }, 'CA1:0');
  const open = (keys: Parameters<typeof createSqlCardPayments>[0]['keys']) =>
    createSqlCardPayments({ db, keys, clock: Date.now });
  expect(await open([newKey, oldKey]).find(name)).toMatchObject({ caseEnding: '0011' });
  const settled = await open([newKey]).settle(name, { outcome: 'paid' });
  expect(settled).toMatchObject({ state: 'paid', participant: '1', amountCents: 42_500 });
  expect(settled).not.toHaveProperty('caseEnding');
});
