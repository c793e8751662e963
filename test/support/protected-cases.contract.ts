import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Records } from '../../src/calls/ports/records.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { byVoice } from './by-voice.ts';
import type { RecordsUnderTest } from './records.contract.ts';
import { caseRow, participantRow } from './rows.ts';

const [father, mother, stranger, otherFather] = ['1000000000001', '1000000000002', '1000000000003', '1000000000004'];
const pins: Record<string, string> = { [father]: '482913', [mother]: '736150', [stranger]: '915284' };
/** They end alike but for a letter far from the end, which only the one under protection makes worth telling. */
const [hidden, first, second] = ['B0000000000A0011', '200000000000011', '200000000000012'];

const people: WrittenRow[] = [father, mother, stranger, otherFather].map((participantId) => ({
  ...participantRow,
  participantId,
  ...(pins[participantId] !== undefined && { pin: pins[participantId] }),
}));

const hiddenCase = { ...caseRow, caseNumber: hidden, payer: father, recipient: mother, dockets: ['FL-9'] };
const others: WrittenRow[] = [first, second].map((caseNumber) => ({
  ...caseRow,
  caseNumber,
  payer: otherFather,
  recipient: mother,
  arrears: '10.00',
}));

const facts = [hidden, first].flatMap((caseNumber, index) => {
  const payment = {
    type: 'payment',
    caseNumber,
    status: 'posted',
    method: 'bank',
    amount: `${index + 1}0.00`,
    date: `${2025 + index}-06-03`,
  } as const;
  const hearing = {
    type: 'appointment',
    caseNumber,
    kind: 'court',
    at: `2026-12-0${index + 1}T09:30:00-08:00`,
    place: 'Court',
    address: '1 Example Street',
  } as const;
  return [{ ...payment, kind: 'collection' } as const, { ...payment, kind: 'disbursement' } as const, hearing];
});

const today = '2026-11-22';
const protectedRows = [...people, { ...hiddenCase, protect: true }, ...others, ...facts];

/** What every adapter must do with cases under protection. `open` gives empty records that read the time from `clock`. */
export function testProtectedCases(name: string, open: (clock: () => number) => Promise<RecordsUnderTest>): void {
  describe(`cases under protection, in ${name}`, () => {
    let opened: RecordsUnderTest;
    let records: Records;
    let attempts = 0;

    beforeEach(async () => {
      opened = await open(() => Date.UTC(2026, 10, 22));
      records = opened.records;
      onTestFinished(() => records.close());
      await opened.importLines(protectedRows);
    });

    async function signIn(id: string) {
      const claim = records.identify('participant-id', id);
      const result = await records.signIn({ claim, pin: pins[id] ?? '', attempt: `CA1:${(attempts += 1)}` });
      if (result.outcome !== 'accepted') throw new Error(`not accepted but ${result.outcome}`);
      return result;
    }

    /** All that the records tell somebody. */
    async function tellAll(participant: string) {
      const page = { participant, today, skip: 0, limit: 10, taxOffsets: true };
      const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
      return {
        cases: [1, 2, 3].map((position) => records.findCase(participant, position)),
        list: records.listCases({ participant, limit: 4 }),
        byEnding: records.listCases({ participant, ending: '20011', limit: 4 }),
        made: records.findPayments({ ...page, kind: 'collection' }),
        sent: records.findPayments({ ...page, kind: 'disbursement' }),
        years: [2025, 2026].map((year) => records.hasPayments(participant, year)),
        dates: records.findAppointments({ participant, from, skip: 0, limit: 10 }),
      };
    }

    async function heardBy(participant: string): Promise<Record<string, unknown>> {
      const told = Object.entries(await tellAll(participant)).map(async ([key, value]) => [
        key,
        Array.isArray(value) ? await Promise.all<unknown>(value) : await value,
      ]);
      return Object.fromEntries(await Promise.all(told));
    }

    test('who has no other is told what somebody without any case is told', async () => {
      const { participant, withheld, ...known } = await signIn(father);
      const { participant: nobody, ...knownOfNobody } = await signIn(stranger);
      expect(known).toEqual({ ...knownOfNobody, payer: false, recipient: false, cases: 0 });
      expect(withheld).toBe(1);
      expect(await heardBy(participant)).toEqual(await heardBy(nobody));
    });

    test('who has others is told of those alone, as if there were no more', async () => {
      const { participant, ...known } = await signIn(mother);
      expect(known).toMatchObject({ payer: false, recipient: true, cases: 2, withheld: 1 });
      const found = { count: 2, role: 'recipient', arrearsCents: 1_000 };
      expect(await heardBy(participant)).toMatchObject({
        cases: [
          { position: 1, number: first, numberEnding: '0011', ...found },
          { position: 2, number: second, numberEnding: '0012', ...found },
          undefined,
        ],
        list: { count: 2, letters: false, cases: [{ ending: '0011' }, { ending: '0012' }] },
        byEnding: { count: 0, cases: [] },
        sent: { more: false, payments: [{ amountCents: 2_000, caseEnding: '0011' }] },
        years: [false, true],
        dates: { more: false, appointments: [{ caseEnding: '0011' }] },
      });
    });

    test('messages reach the agency, about the case that was meant', async () => {
      const [fathers, mothers] = [await signIn(father), await signIn(mother)];
      const message = { kind: 'message', language: 'en', details: { text: 'Hello' }, ...byVoice } as const;
      const leave = (number: number, about: object) =>
        records.leaveRequest({ ...message, ...about, attempt: `CA2:${number}` });
      await leave(1, { participant: fathers.participant });
      await leave(2, { participant: mothers.participant, case: 1, caseEnding: '0011' });
      // It was the second of three before it came under protection.
      await leave(3, { participant: mothers.participant, case: 2, caseEnding: 'A0011' });
      const left = (await opened.readRequests()).map((request) => Object(request));
      expect(left.map(({ participantId, caseNumber }) => `${participantId} ${caseNumber}`).toSorted()).toEqual([
        `${father} undefined`,
        `${mother} ${first}`,
        `${mother} ${hidden}`,
      ]);
    });

    test('a row that says nothing of protection leaves it, and only false ends it', async () => {
      await opened.importLines([hiddenCase, ...others, ...facts]);
      expect(await signIn(father)).toMatchObject({ cases: 0, withheld: 1 });
      await opened.importLines([{ ...hiddenCase, protect: false }]);
      const { participant, ...known } = await signIn(father);
      expect(known).toMatchObject({ payer: true, cases: 1 });
      expect(known).not.toHaveProperty('withheld');
      expect(await records.findCase(participant, 1)).toMatchObject({ number: hidden, role: 'payer' });
    });
  });
}
