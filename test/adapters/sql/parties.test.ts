import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgetParticipant } from '../../../src/adapters/sql/forget/forget-participant.ts';
import { type OpenRecords, openSqlRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { findCaseNumber } from '../../../src/adapters/sql/queries/find-case.ts';
import { useDatabases } from '../../support/databases.ts';
import { caseRow, participantRow } from '../../support/rows.ts';
import { importText, oldKey, toText } from '../../support/sqlite-records.ts';

const people = [1, 2, 3, 4].map((end) => ({
  ...participantRow,
  participantId: `100000000000${end}`,
  pin: `48291${end}`,
}));
const [one = '', other = '', guardian = '', stranger = ''] = people.map(({ participantId }) => participantId);

const { payer: _payer, recipient: _recipient, ...ofCase } = caseRow;
const listed = {
  ...ofCase,
  parties: [
    { participant: one, role: 'payer' },
    { participant: other, role: 'payer' },
    { participant: guardian, role: 'guardian' },
  ],
};
const ofAgencies = {
  ...ofCase,
  caseNumber: '200000000000012',
  parties: [{ agency: 'Kern County Human Services', role: 'recipient' }],
};
const paid = {
  type: 'payment',
  caseNumber: listed.caseNumber,
  kind: 'collection',
  status: 'posted',
  date: '2026-11-03',
  method: 'bank',
};
const payments = [
  { ...paid, amount: '10.00', from: one },
  { ...paid, amount: '10.00', from: other },
  { ...paid, amount: '30.00' },
  { ...paid, amount: '40.00', kind: 'disbursement' },
];

describe.each(useDatabases())('parties of cases in %s', (_engine, makeDatabase) => {
  let opened: OpenRecords;

  beforeEach(async () => {
    opened = await openSqlRecords({ url: await makeDatabase(), keys: [oldKey] });
    await take([...people, listed, ...payments, ofAgencies]);
  });
  afterEach(() => opened.records.close());

  const take = (rows: readonly object[]) => importText(opened.db, opened.keys, toText(rows));
  const forget = (participantId: string) => forgetParticipant({ ...opened, participantId });
  const findId = async (participantId: string) => {
    const found = opened.db.selectFrom('participants').select('id').where('participant_id', '=', participantId);
    return (await found.executeTakeFirstOrThrow()).id;
  };
  const isTold = async (participantId: string) =>
    (await opened.records.findCase(String(await findId(participantId)), 1)) !== undefined;
  const amounts = async () => {
    const rows = await opened.db.selectFrom('payments').select(['amount_cents', 'paid_by']).execute();
    return rows.map(({ amount_cents: cents, paid_by: by }) => `${cents} ${by}`.trim()).toSorted();
  };

  test('the same extract again changes nothing', async () => {
    const again = await take([
      ...people,
      listed,
      ...payments,
      ofAgencies,
      { ...participantRow, participantId: '7777777' },
    ]);
    expect(again).toMatchObject({
      changes: {
        of: { case: { added: 0, changed: 0 }, payment: { added: 0, changed: 0, removed: 0 } },
        removals: [],
      },
    });
  });

  test('a case that a guardian named is found by its ending where positions have moved', async () => {
    const reference = String(await findId(guardian));
    const ending = listed.caseNumber.slice(-4);
    expect(await findCaseNumber(opened.db, reference, { position: 1, ending })).toBe(listed.caseNumber);
    expect(await findCaseNumber(opened.db, reference, { position: 2, ending })).toBe(listed.caseNumber);
    expect(await findCaseNumber(opened.db, String(await findId(stranger)), { position: 1, ending })).toBeUndefined();
  });

  test('a server of before, which knows two parents, finds none of them in such a case', async () => {
    const parents = await opened.db
      .selectFrom('cases')
      .innerJoin('participants', (join) =>
        join.on((eb) => eb.or([eb('id', '=', eb.ref('payer_id')), eb('id', '=', eb.ref('recipient_id'))])),
      )
      .select(['participant_id', 'pin_hash'])
      .distinct()
      .execute();
    expect(parents).toEqual([{ participant_id: 'forgotten', pin_hash: null }]);
  });

  test('parties count for nothing where a server of before has written two parents', async () => {
    const [payer_id, recipient_id] = [await findId(stranger), await findId(guardian)];
    await opened.db
      .updateTable('cases')
      .set({ payer_id, recipient_id })
      .where('number', '=', listed.caseNumber)
      .execute();
    expect([await isTold(one), await isTold(other), await isTold(stranger)]).toEqual([false, false, true]);
    expect(await opened.records.findCase(String(recipient_id), 1)).not.toHaveProperty('guardian');
    await take([...people, listed, ...payments]);
    expect([await isTold(one), await isTold(other), await isTold(stranger)]).toEqual([true, true, false]);
  });

  test('one of two payers who is forgotten takes what they are known to have paid, and the other keeps the case', async () => {
    expect(await forget(one)).toMatchObject({ removed: { cases: 0, unlinked: 1, payments: 1 } });
    expect(await amounts()).toEqual([`1000 ${other}`, '3000', '4000']);
    expect([await isTold(other), await isTold(guardian)]).toEqual([true, true]);
  });

  test('with the last party goes the case, and a case of agencies alone stays', async () => {
    for (const id of [one, other, guardian]) await forget(id);
    expect(await amounts()).toEqual([]);
    const cases = await opened.db.selectFrom('cases').select('number').execute();
    expect(cases).toEqual([{ number: ofAgencies.caseNumber }]);
  });

  test('a party who is nobody is refused', async () => {
    const result = await take([{ ...listed, parties: [{ participant: '9999999', role: 'payer' }] }]);
    const expected = 'parties: participants of earlier rows, or ones already in the records';
    expect(result).toMatchObject({ outcome: 'refused', problems: [{ row: 1, expected }] });
  });

  const doubt = 'from: somebody who pays in the case; nobody else hears of the payment';

  test.each([
    ['a guardian', [listed, { ...paid, amount: '1.00', from: guardian }], [doubt]],
    ['a stranger to a case of the records', [{ ...paid, amount: '1.00', from: stranger }], [doubt]],
    ['a payer of the file', [listed, ...payments, { ...paid, amount: '1.00', from: one }], []],
    ['a payer of the records', [{ ...paid, amount: '1.00', from: other }], []],
  ])('a payment from %s is taken, and warned of where nobody would hear of it', async (_name, rows, expected) => {
    const result = await importText(opened.db, opened.keys, toText(rows), { acceptsRemovals: true });
    expect(result).toMatchObject({ outcome: 'taken', doubts: expected.map((told) => ({ expected: told })) });
  });

  test('a person says that it is meant where all parties but one would go', async () => {
    const parties = [{ participant: stranger, role: 'payer' }];
    const result = await take([{ ...listed, parties }, ...payments.slice(2)]);
    expect(result).toMatchObject({
      outcome: 'removes-too-much',
      removals: expect.arrayContaining([{ what: 'parties of cases', removed: 3, all: 3, named: 1 }]),
    });
  });
});
