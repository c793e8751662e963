import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import { reconcileCharges } from '../../../../../src/adapters/sql/card-payments/reconcile/reconcile-charges.ts';
import { openSqlRecords } from '../../../../../src/adapters/sql/open-sql-records.ts';
import type { PayOutcome } from '../../../../../src/agency/card-payment.ts';
import { usePostgres } from '../../../../support/postgres-databases.ts';
import { oldKey, temporaryDatabase } from '../../../../support/sqlite-records.ts';

const postgres = usePostgres();
const head = 'payment,charge,cents,time,status,fee';
const morning = Temporal.Instant.from('2026-11-20T15:00:00Z').epochMilliseconds;
const end = '2026-11-20T23:00:00Z';
const total = 43_308;

async function openPayments(url: string) {
  const [opened, other] = await Promise.all([
    openSqlRecords({ url, keys: [oldKey] }),
    openSqlRecords({ url, keys: [oldKey] }),
  ]);
  onTestFinished(async () => void (await Promise.all([opened.records.close(), other.records.close()])));
  const { db, trail, cardPayments } = opened;
  let count = 0;
  const reconcileText = (text: string, period = {}) =>
    reconcileCharges({ db, staging: other.db, trail, period, open: () => Readable.from([Buffer.from(text)]) });
  return {
    db,
    cardPayments,
    begin: async (outcome?: PayOutcome, atMs = morning): Promise<string> => {
      count += 1;
      const money = { amountCents: 42_500, feeCents: 808 };
      const begun = { ...money, participant: '1', line: 'customer-connect', call: `CA${count}`, turn: 7, atMs };
      const { payment } = await cardPayments.begin(begun, `CA${count}:0`);
      if (outcome) await cardPayments.settle(payment, { outcome });
      return payment;
    },
    reconcile: (rows: readonly string[], period = {}) => reconcileText([head, ...rows].join('\n'), period),
    reconcileText,
    stateOf: async (payment: string) => (await cardPayments.find(payment))?.state,
    readAll: () => db.selectFrom('card_payments').selectAll().orderBy('payment').execute(),
    readTrail: () => db.selectFrom('audit').select(['what', 'subject', 'facts']).where('subject', '!=', '').execute(),
  };
}

/** A file has all charges from its first to its last one. */
const first = ',ch_first,1,2026-11-20T08:00:00Z,failed,';
const last = `,ch_last,1,${end},failed,`;
const charge = (payment: string, name: string, { cents = total, status = 'paid', fee = '808' } = {}) =>
  `${payment},${name},${cents},2026-11-20T15:05:00Z,${status},${fee}`;

describe.each([
  ['SQLite', temporaryDatabase],
  ['PostgreSQL', () => postgres.emptyDatabase()],
])('a processor’s file in %s', (_, makeUrl) => {
  test('settles what is not known, tells three heaps, and changes nothing the second time', async () => {
    const { begin, reconcile, stateOf, readAll, readTrail } = await openPayments(await makeUrl());
    const paid = await begin('paid');
    const begunPaid = await begin();
    const hungUpPaid = await begin('hung-up');
    const failed = await begin('unknown');
    const absent = await begin('processor-down');
    const declined = await begin('declined');
    const paidAbsent = await begin('paid');
    const young = await begin('hung-up', Temporal.Instant.from('2026-11-20T22:30:00Z').epochMilliseconds);
    const file = [
      first,
      charge(paid, 'ch_1'),
      charge(begunPaid, 'ch_2'),
      charge(hungUpPaid, 'ch_3', { fee: '' }),
      charge(failed, 'ch_4', { status: 'failed' }),
      charge('', 'ch_5'),
      charge('f'.repeat(32), 'ch_6'),
      last,
    ];
    const reconciled = await reconcile(file);
    const heaps = {
      both: { count: 3, cents: 3 * total },
      oursOnly: { count: 2, names: [absent, paidAbsent].toSorted() },
      oursOnlyPaid: 1,
      theirsOnly: { count: 2, names: ['ch_5', 'ch_6'] },
      differing: { count: 0, names: [] },
    };
    expect(reconciled).toMatchObject({ outcome: 'reconciled', charges: 8, paid: 2, notPaid: 2, heaps });
    const states = await Promise.all([begunPaid, hungUpPaid, failed, absent, declined, paidAbsent, young].map(stateOf));
    expect(states).toEqual(['paid', 'paid', 'not-paid', 'not-paid', 'not-paid', 'paid', 'unsettled']);
    const trail = await readTrail();
    expect(trail.map(({ what, subject }) => `${what} ${subject}`)).toEqual(
      Array.from({ length: 4 }, () => 'card-payment-reconciled participant:1'),
    );
    expect(
      trail.map(({ facts }): unknown => JSON.parse(facts)).find((facts) => JSON.stringify(facts).includes(absent)),
    ).toEqual({
      payment: absent,
      state: 'not-paid',
    });

    const before = await readAll();
    expect(await reconcile(file)).toMatchObject({ paid: 0, notPaid: 0, heaps });
    expect([await readAll(), (await readTrail()).length]).toEqual([before, 4]);
  });

  test('tells what the two sides say differently, and leaves it to a person', async () => {
    const { begin, reconcile, readAll } = await openPayments(await makeUrl());
    const names = await Promise.all([
      begin('paid'),
      begin('paid'),
      begin('paid'),
      begin('declined'),
      begin('paid'),
      begin('paid'),
    ]);
    const [cents, fee, twice, declined, refunded, fine] = names;
    const before = await readAll();
    const reconciled = await reconcile([
      charge(cents, 'ch_1', { cents: total + 1 }),
      charge(fee, 'ch_2', { fee: '807' }),
      charge(twice, 'ch_3'),
      charge(twice, 'ch_4'),
      charge(declined, 'ch_5'),
      charge(refunded, 'ch_6', { status: 'refunded' }),
      charge(fine, 'ch_7', { status: 'failed' }),
      charge(fine, 'ch_8'),
      last,
    ]);
    const differing = { count: 5, names: [cents, fee, twice, declined, refunded].toSorted() };
    expect(reconciled).toMatchObject({ paid: 0, notPaid: 0, heaps: { differing } });
    expect(await readAll()).toEqual(before);
  });

  test('that has a charge which an earlier file lacked makes its payment paid', async () => {
    const { begin, reconcile, stateOf } = await openPayments(await makeUrl());
    const lost = await begin('hung-up');
    const until = { fromMs: morning, untilMs: morning + 7_200_000 };
    expect(await reconcile([], until)).toMatchObject({ charges: 0, notPaid: 1 });
    expect(await stateOf(lost)).toBe('not-paid');
    expect(await reconcile([charge(lost, 'ch_1'), last])).toMatchObject({
      paid: 1,
      heaps: { differing: { count: 0 } },
    });
    expect(await stateOf(lost)).toBe('paid');
  });

  test('settles nothing where a row is wrong, and says which, without a value', async () => {
    const { begin, reconcile, stateOf } = await openPayments(await makeUrl());
    const lost = await begin('hung-up');
    const good = charge(lost, 'ch_1');
    const told = async (...rows: readonly string[]) => {
      const reconciled = await reconcile([good, ...rows, last]);
      expect(await stateOf(lost)).toBe('unsettled');
      return reconciled.outcome === 'refused'
        ? reconciled.problems.map(({ row, expected }) => `${row} ${expected}`)
        : [];
    };
    expect(await told(charge('', '4111111111111111'))).toEqual([
      '3 charge: the name of a charge, and no number of a card',
    ]);
    expect(await told(charge('a b', 'ch_2'))).toEqual(['3 payment: our name of the payment, or nothing']);
    expect(await told(charge('', 'ch_2', { cents: 4.5 }))).toEqual([
      '3 cents: cents without sign or point, such as 43308',
    ]);
    expect(await told(charge('', 'ch_2', { cents: 100_000_001 }))).toEqual(['3 cents: at most 100000000 cents']);
    expect(await told(charge('', 'ch_2', { status: 'PAID' }))).toEqual(['3 status: one of paid, failed, refunded']);
    expect(await told(',ch_2,1,2026-11-20,paid,')).toEqual([
      '3 time: a time with its offset, such as 2026-11-28T17:03:00Z',
    ]);
    expect(await told('one,two')).toEqual(['3 6 values with commas between them']);
    expect(await told(charge(lost, 'ch_1', { status: 'failed' }))).toEqual([
      '3 charge: one row for each charge, as it stands now',
    ]);
  });
});

test.each(['', '\n', 'payment,charge,cents,time,status', `${head},card`, '<html></html>'])(
  'a file that begins with %j settles nothing',
  async (text) => {
    const { reconcileText } = await openPayments(await temporaryDatabase());
    expect(await reconcileText(text)).toMatchObject({
      outcome: 'refused',
      problems: [{ row: 1, expected: `a head of these names: ${head}` }],
    });
  },
);

test('a file from a spreadsheet is read: with a byte order mark, quotation marks, another order of columns and CRLF', async () => {
  const { begin, reconcileText, stateOf } = await openPayments(await temporaryDatabase());
  const lost = await begin('hung-up');
  const row = `"ch_1","${lost}","2026-11-20T07:05:00-08:00","43308","","paid"`;
  const text = `\uFEFF"Charge","Payment","Time","Cents","Fee","Status"\r\n${row}\r\n\r\n`;
  expect(await reconcileText(text)).toMatchObject({ paid: 1 });
  expect(await stateOf(lost)).toBe('paid');
});
