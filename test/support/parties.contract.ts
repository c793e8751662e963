import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import type { PaymentKind } from '../../src/agency/payment.ts';
import type { Records } from '../../src/calls/ports/records.ts';
import { caseRow, participantRow } from './rows.ts';
import type { RecordsUnderTest } from './records.contract.ts';

const ids = {
  one: '1000000000001',
  other: '1000000000002',
  guardian: '1000000000003',
  recipient: '1000000000004',
  stranger: '1000000000005',
};
const pins: Record<string, string> = {
  [ids.one]: '482913',
  [ids.other]: '736150',
  [ids.guardian]: '915284',
  [ids.recipient]: '604718',
  [ids.stranger]: '281937',
};

const { payer: _payer, recipient: _recipient, ...ofCase } = caseRow;
const family = {
  ...ofCase,
  arrears: '300.10',
  parties: [
    { participant: ids.one, role: 'payer' },
    { participant: ids.other, role: 'payer' },
    { participant: ids.recipient, role: 'recipient' },
    { participant: ids.guardian, role: 'guardian' },
  ],
} satisfies WrittenRow;
const fosterCare = {
  ...ofCase,
  caseNumber: '200000000000012',
  parties: [
    { participant: ids.one, role: 'payer' },
    { agency: 'Kern County Human Services', role: 'recipient' },
  ],
} satisfies WrittenRow;

const paid = {
  type: 'payment',
  caseNumber: family.caseNumber,
  kind: 'collection',
  status: 'posted',
  date: '2026-11-03',
  method: 'bank',
} as const;

const extract: WrittenRow[] = [
  ...Object.values(ids).map((participantId) => ({ ...participantRow, participantId, pin: pins[participantId] ?? '' })),
  family,
  { ...paid, amount: '10.01', from: ids.one },
  { ...paid, amount: '20.02', from: ids.other },
  { ...paid, amount: '30.03' },
  { ...paid, amount: '40.04', kind: 'disbursement' },
  { ...paid, amount: '50.05', date: '2025-05-05', from: ids.other },
  {
    type: 'appointment',
    caseNumber: family.caseNumber,
    kind: 'court',
    at: '2026-12-04T09:30:00-08:00',
    place: 'Superior Court',
    address: '1 Example Street',
  },
  fosterCare,
  { ...paid, caseNumber: fosterCare.caseNumber, amount: '60.06' },
];

/** The extract with the case of several payers as it is another day. */
const withFamily = (changed: WrittenRow) => extract.map((row) => (row === family ? changed : row));

/** What every adapter of the records must do where a case has other parties than two parents. */
export function testParties(name: string, open: (clock: () => number) => Promise<RecordsUnderTest>): void {
  describe(`parties of cases in ${name}`, () => {
    let records: Records;
    let importLines: RecordsUnderTest['importLines'];
    let attempts = 0;

    beforeEach(async () => {
      ({ records, importLines } = await open(() => Date.UTC(2026, 10, 22)));
      await importLines(extract);
    });

    afterEach(() => records.close());

    const signIn = (id: string) =>
      records.signIn({
        claim: records.identify('participant-id', id),
        pin: pins[id] ?? '',
        attempt: `CA1:${(attempts += 1)}`,
      });
    const reference = async (id: string) => {
      const result = await signIn(id);
      return result.outcome === 'accepted' ? result.participant : result.outcome;
    };
    const hears = async (id: string, kind: PaymentKind) => {
      const participant = await reference(id);
      const query = { participant, kind, today: '2026-11-22', skip: 0, limit: 9, taxOffsets: false };
      const { payments } = await records.findPayments(query);
      return payments.map(({ amountCents, shared }) => `${amountCents}${shared ? ' shared' : ''}`).toSorted();
    };
    const findCase = async (id: string, position = 1) => records.findCase(await reference(id), position);

    test('each party signs in as who pays or who receives; a guardian as who receives', async () => {
      expect(await signIn(ids.one)).toMatchObject({ payer: true, recipient: false, cases: 2 });
      expect(await signIn(ids.other)).toMatchObject({ payer: true, recipient: false, cases: 1 });
      expect(await signIn(ids.guardian)).toMatchObject({ payer: false, recipient: true, cases: 1 });
      expect(await signIn(ids.recipient)).toMatchObject({ payer: false, recipient: true, cases: 1 });
      expect(await signIn(ids.stranger)).toMatchObject({ payer: false, recipient: false, cases: 0 });
    });

    test('a guardian hears of a case what the recipient hears', async () => {
      const [guardian, recipient] = [await findCase(ids.guardian), await findCase(ids.recipient)];
      expect(recipient).toMatchObject({ role: 'recipient', ofCase: true, arrearsCents: 30010, count: 1 });
      expect(guardian).toEqual({ ...recipient, guardian: true });
    });

    test('each of several payers hears the case, and its balance as that of the case', async () => {
      const [one, other] = [await findCase(ids.one), await findCase(ids.other)];
      expect(one).toMatchObject({ role: 'payer', ofCase: true, arrearsCents: 30010, position: 1, count: 2 });
      expect(other).toMatchObject({ role: 'payer', ofCase: true, arrearsCents: 30010, position: 1, count: 1 });
      expect(one).not.toHaveProperty('payee');
    });

    test('who alone pays to an agency hears of the agency', async () => {
      const found = await findCase(ids.one, 2);
      expect(found).toMatchObject({
        number: fosterCare.caseNumber,
        role: 'payer',
        payee: 'Kern County Human Services',
      });
      expect(found).not.toHaveProperty('ofCase');
    });

    test('a stranger to a case hears nothing of it', async () => {
      const participant = await reference(ids.stranger);
      expect(await records.findCase(participant, 1)).toBeUndefined();
      expect(await records.listCases({ participant, limit: 9 })).toMatchObject({ count: 0 });
      expect([await hears(ids.stranger, 'collection'), await hears(ids.stranger, 'disbursement')]).toEqual([[], []]);
      const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
      expect((await records.findAppointments({ participant, from, skip: 0, limit: 9 })).appointments).toEqual([]);
    });

    test('a payment that names its payer is told to them alone, and one that names nobody to all who pay', async () => {
      expect(await hears(ids.one, 'collection')).toEqual(['1001', '3003 shared', '6006']);
      expect(await hears(ids.other, 'collection')).toEqual(['2002', '3003 shared', '5005']);
    });

    test('recipient and guardian hear what was sent, and neither hears what was paid', async () => {
      for (const id of [ids.recipient, ids.guardian]) {
        expect(await hears(id, 'disbursement')).toEqual(['4004 shared']);
        expect(await hears(id, 'collection')).toEqual([]);
      }
    });

    test('the years of a payer are those of their own payments', async () => {
      const years = async (id: string) => {
        const participant = await reference(id);
        return Promise.all([2025, 2026].map((year) => records.hasPayments(participant, year)));
      };
      expect(await years(ids.one)).toEqual([false, true]);
      expect(await years(ids.other)).toEqual([true, true]);
      expect(await years(ids.guardian)).toEqual([false, true]);
      expect(await years(ids.stranger)).toEqual([false, false]);
    });

    test('each party hears the dates of the case, and several cases by their endings', async () => {
      const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
      for (const id of [ids.one, ids.other, ids.guardian, ids.recipient]) {
        const query = { participant: await reference(id), from, skip: 0, limit: 9 };
        const { appointments } = await records.findAppointments(query);
        expect(appointments.map(({ caseEnding }) => caseEnding)).toEqual([id === ids.one ? '0011' : undefined]);
      }
      const participant = await reference(ids.one);
      const { cases } = await records.listCases({ participant, limit: 9 });
      expect(cases.map(({ ending }) => ending)).toEqual(['0011', '0012']);
    });

    test('no party chooses a PIN that ends like the number of the case', async () => {
      await importLines([{ ...family, caseNumber: '200000000583019' }]);
      const participant = await reference(ids.guardian);
      expect(await records.checkNewPin(participant, '583019')).toBeUndefined();
      expect(await records.checkNewPin(await reference(ids.stranger), '583019')).not.toBeUndefined();
    });

    test('parties who go from a case hear no more of it, and one who comes does', async () => {
      const [, other, recipient] = family.parties;
      const stranger = { participant: ids.stranger, role: 'guardian' };
      await importLines(withFamily({ ...family, parties: [other, recipient, stranger] } as WrittenRow));
      expect(await findCase(ids.guardian)).toBeUndefined();
      expect(await findCase(ids.one)).toMatchObject({ number: fosterCare.caseNumber, count: 1 });
      expect(await findCase(ids.stranger)).toMatchObject({ number: family.caseNumber, guardian: true });
      const alone = await findCase(ids.other);
      expect(alone).toMatchObject({ role: 'payer' });
      expect(alone).not.toHaveProperty('ofCase');
    });

    test('a case that has its two parents again is told to them alone, and back', async () => {
      const parents = { ...ofCase, payer: ids.other, recipient: ids.guardian };
      await importLines(withFamily(parents));
      expect(await findCase(ids.recipient)).toBeUndefined();
      expect(await findCase(ids.one)).toMatchObject({ number: fosterCare.caseNumber, count: 1 });
      expect(await findCase(ids.other)).not.toHaveProperty('ofCase');
      expect(await hears(ids.other, 'collection')).toEqual(['2002', '3003', '5005']);
      expect(await findCase(ids.guardian)).not.toHaveProperty('guardian');
      await importLines(extract);
      expect(await findCase(ids.recipient)).toMatchObject({ role: 'recipient', ofCase: true });
      expect(await findCase(ids.guardian)).toMatchObject({ guardian: true });
    });
  });
}
