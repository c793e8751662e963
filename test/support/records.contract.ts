import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Records, SignInOver } from '../../src/calls/ports/records.ts';
import { noticeWording, pinMessage } from './pin-message.ts';
import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { byVoice } from './by-voice.ts';
import { caseRow, participantRow } from './rows.ts';

export interface RecordsUnderTest {
  readonly records: Records;
  readonly importLines: (lines: readonly WrittenRow[]) => Promise<unknown>;
  /** What waits in the outbox. */
  readonly readMessages: () => Promise<readonly WaitingMessage[]>;
  /** What callers have left, as the agency collects it. */
  readonly readRequests: () => Promise<readonly unknown[]>;
}

interface WaitingMessage {
  readonly channel: string;
  readonly to: string;
  readonly text: string;
}

const ids = {
  payer: '1000000000001',
  recipient: '1000000000002',
  both: '1000000000003',
  pinless: '1000000000004',
  owner: '1000000000005',
};
const pins = { payer: '482913', recipient: '736150', both: '915284', owner: '604718' };
const onFile = '+19165550105';
const strangers = Array.from({ length: 11 }, (_, index) => `+1916555012${index % 10}${Math.floor(index / 10)}`);
const ssn = '900121201';

const people: WrittenRow[] = [
  {
    type: 'participant',
    participantId: ids.payer,
    ssn,
    pin: pins.payer,
    pinTemporary: true,
    mailingAddressValid: true,
  },
  {
    ...participantRow,
    participantId: ids.recipient,
    pin: pins.recipient,
  },
  { ...participantRow, participantId: ids.both, pin: pins.both },
  { ...participantRow, participantId: ids.pinless },
  {
    ...participantRow,
    participantId: ids.owner,
    pin: pins.owner,
    phone: onFile,
    email: 'owner@example.org',
    language: 'es',
  },
];

const cases: WrittenRow[] = [
  {
    type: 'case',
    caseNumber: '200000000000012',
    county: 'Fresno',
    payer: ids.payer,
    recipient: ids.both,
    monthlySupport: '380.00',
    arrears: '-50.25',
    asOf: '2026-11-20',
    dockets: ['FL-1', 'FL-2'],
  },
  {
    ...caseRow,
    payer: ids.both,
    recipient: ids.recipient,
    arrears: '1310.55',
  },
];

const payments: WrittenRow[] = [
  payment('200000000000012', 'collection', 'posted', '10.00', '2026-10-03', 'bank'),
  payment('200000000000012', 'collection', 'posted', '20.00', '2026-11-03', 'tax-offset'),
  payment('200000000000012', 'collection', 'posted', '30.00', '2026-09-03', 'cash'),
  payment('200000000000012', 'collection', 'posted', '30.00', '2026-09-03', 'cash'),
  payment('200000000000012', 'collection', 'expected', '45.00', '2027-01-03', 'bank'),
  payment('200000000000012', 'collection', 'expected', '40.00', '2026-12-03', 'bank'),
  payment('200000000000012', 'disbursement', 'posted', '55.00', '2026-11-06', 'direct-deposit'),
  payment('200000000000011', 'collection', 'posted', '66.00', '2026-11-02', 'card'),
  payment('200000000000011', 'disbursement', 'posted', '77.00', '2026-11-05', 'check'),
];

const appointments: WrittenRow[] = [
  appointment('200000000000012', 'court', '2026-12-04T09:30:00-08:00', 'Fresno'),
  appointment('200000000000012', 'office', '2026-12-04T12:00:00-05:00', 'New York'),
  appointment('200000000000011', 'genetic-test', '2026-12-04T17:29:00Z', 'Kern'),
  appointment('200000000000011', 'court', '2026-11-21T09:00:00-08:00', 'Kern'),
];

/** The day on which payments are found. */
const today = '2026-11-22';

/** What every adapter of the records must do. `open` gives empty records that read the time from `clock`. */
export function testRecords(name: string, open: (clock: () => number) => Promise<RecordsUnderTest>): void {
  describe(`records in ${name}`, () => {
    let nowMs = 0;
    let attempts = 0;
    let records: Records;
    let importLines: RecordsUnderTest['importLines'];
    let readMessages: RecordsUnderTest['readMessages'];
    let readRequests: RecordsUnderTest['readRequests'];

    beforeEach(async () => {
      nowMs = Date.UTC(2026, 10, 22);
      attempts = 0;
      ({ records, importLines, readMessages, readRequests } = await open(() => nowMs));
      await importLines([...people, ...cases, ...payments, ...appointments]);
    });

    afterEach(() => records.close());

    const signIn = (claim: string, pin: string, attempt = `CA1:${(attempts += 1)}`, source?: string) =>
      records.signIn({ claim, pin, attempt, source, notices: noticeWording });
    const callFrom = (source: string) => async (claim: string, pin: string) =>
      (await signIn(claim, pin, undefined, source)).outcome;
    const byId = (id: string) => records.identify('participant-id', id);
    const outcomes = async (claim: string, given: readonly string[]) => {
      const heard: string[] = [];
      for (const pin of given) heard.push((await signIn(claim, pin)).outcome);
      return heard;
    };
    const reference = async (id: string, pin: string) => {
      const result = await signIn(byId(id), pin);
      if (result.outcome !== 'accepted') throw new Error(`not accepted but ${result.outcome}`);
      return result.participant;
    };

    test('can be reached', async () => {
      await expect(records.check()).resolves.toBeUndefined();
    });

    test('a claim shows no digits, and does not show whether anybody has the number', () => {
      const known = records.identify('ssn', ssn);
      const unknown = records.identify('ssn', '900999999');
      expect(known).toBe(records.identify('ssn', ssn));
      expect(known).not.toContain(ssn);
      expect(unknown).toHaveLength(known.length);
      expect(records.identify('participant-id', ssn)).not.toContain(known.split(':')[1]);
    });

    test('signs in with the participant ID', async () => {
      const result = await signIn(byId(ids.payer), pins.payer);
      expect(result).toMatchObject({
        outcome: 'accepted',
        participant: expect.any(String),
        pinTemporary: true,
        payer: true,
        recipient: false,
        cases: 1,
        mailingAddressValid: true,
        phoneOnFile: false,
        fromPhoneOnFile: false,
      });
      expect(JSON.stringify(result)).not.toContain(ids.payer);
    });

    test('signs in with the SSN as the same participant', async () => {
      expect(await signIn(records.identify('ssn', ssn), pins.payer)).toEqual(await signIn(byId(ids.payer), pins.payer));
    });

    test('nine digits are a participant ID too', async () => {
      const nine = {
        participantId: '300000009',
        pin: '571930',
        pinTemporary: false,
        mailingAddressValid: true,
      } as const;
      await importLines([{ type: 'participant', ...nine }]);
      expect((await signIn(records.identify('ssn', nine.participantId), nine.pin)).outcome).toBe('accepted');
      expect((await signIn(byId(nine.participantId), nine.pin)).outcome).toBe('accepted');
      const asked = { claim: records.identify('ssn', nine.participantId), request: 'CA-nine', ...pinMessage };
      expect(await records.requestPin(asked)).toBe('mailed');
    });

    test('nine digits that are the ID of one and the SSN of another sign each in, and the tries of neither hold up the other', async () => {
      const nine = { participantId: ssn, pin: '571930', pinTemporary: false, mailingAddressValid: true } as const;
      await importLines([{ type: 'participant', ...nine }]);
      const claim = records.identify('ssn', ssn);
      const [one, other] = [await signIn(claim, nine.pin), await signIn(claim, pins.payer)];
      expect([one.outcome, other.outcome]).toEqual(['accepted', 'accepted']);
      expect(one).not.toEqual(other);
      const asked = { claim, request: 'CA-nine', ...pinMessage };
      expect(await records.requestPin(asked)).toBe('agent');
      expect(await readMessages()).toEqual([]);

      for (const pin of ['1111', '1112', '1113']) expect((await signIn(claim, pin)).outcome).toBe('refused');
      expect((await signIn(claim, pins.payer)).outcome).toBe('paused');
      expect((await signIn(byId(ids.payer), pins.payer)).outcome).toBe('accepted');
      expect((await signIn(byId(ssn), nine.pin)).outcome).toBe('accepted');
    });

    test('nine digits of two people: the PIN of one clears no guess at the PIN of the other', async () => {
      const nine = { participantId: ssn, pin: '571930', pinTemporary: false, mailingAddressValid: true } as const;
      await importLines([{ type: 'participant', ...nine }]);
      const claim = records.identify('ssn', ssn);
      const heard = await outcomes(claim, ['1111', '1112', pins.payer, '1113', nine.pin, '1114']);
      expect(heard).toEqual(['refused', 'refused', 'accepted', 'refused', 'paused', 'paused']);
    });

    test('tells who pays, who receives, and who does both', async () => {
      expect(await signIn(byId(ids.recipient), pins.recipient)).toMatchObject({
        payer: false,
        recipient: true,
        cases: 1,
      });
      expect(await signIn(byId(ids.both), pins.both)).toMatchObject({ payer: true, recipient: true, cases: 2 });
    });

    test('a wrong PIN, an unknown ID, and a participant without PIN sound the same', async () => {
      const five = ['1111', '1111', '1111', '1111', '1111'];
      const expected = ['refused', 'refused', 'refused', 'paused', 'paused'];
      expect(await outcomes(byId(ids.payer), five)).toEqual(expected);
      expect(await outcomes(byId('1000000009999'), five)).toEqual(expected);
      expect(await outcomes(byId(ids.pinless), five)).toEqual(expected);
    });

    test('an ID is no SSN', async () => {
      expect(await outcomes(records.identify('ssn', ids.payer), [pins.payer])).toEqual(['refused']);
    });

    test('after three failures not even the right PIN is checked for a minute', async () => {
      await outcomes(byId(ids.payer), ['1111', '1111', '1111']);
      nowMs += 59_999;
      expect(await outcomes(byId(ids.payer), [pins.payer])).toEqual(['paused']);
      nowMs += 1;
      expect(await outcomes(byId(ids.payer), [pins.payer])).toEqual(['accepted']);
    });

    test('success starts the count again', async () => {
      const given = ['1111', '1111', pins.payer, '1111', '1111', pins.payer];
      const expected = ['refused', 'refused', 'accepted', 'refused', 'refused', 'accepted'];
      expect(await outcomes(byId(ids.payer), given)).toEqual(expected);
    });

    test('ID and SSN of a participant are counted apart: neither tells that they are one person’s', async () => {
      await outcomes(byId(ids.payer), ['1111', '1111', '1111']);
      expect(await outcomes(byId(ids.payer), [pins.payer])).toEqual(['paused']);
      expect(await outcomes(records.identify('ssn', ssn), ['1111', pins.payer])).toEqual(['refused', 'accepted']);
      expect(await outcomes(byId(ids.payer), [pins.payer])).toEqual(['paused']);
    });

    test('the same attempt twice counts once and is answered alike', async () => {
      const claim = byId(ids.payer);
      for (const attempt of ['CA1:4', 'CA1:4', 'CA1:5', 'CA1:5', 'CA1:6', 'CA1:6']) {
        expect(await signIn(claim, '1111', attempt)).toEqual({ outcome: 'refused' });
      }
      expect(await signIn(claim, pins.payer, 'CA1:7')).toEqual({ outcome: 'paused', minutes: 1 });
    });

    test('each guess counts, also where one turn brings them all, one after the other or at once', async () => {
      const claim = byId(ids.payer);
      for (const guess of ['1111', '2222', '3333']) {
        expect(await signIn(claim, guess, 'CA1:4')).toEqual({ outcome: 'refused' });
      }
      expect(await outcomes(claim, [pins.payer])).toEqual(['paused']);
      expect(await signIn(claim, pins.payer, 'CA1:4')).toEqual({ outcome: 'paused', minutes: 1 });
      const other = byId(ids.recipient);
      const guesses = Array.from({ length: 12 }, (_, index) => signIn(other, String(1111 + index), 'CA2:4'));
      const checked = (await Promise.all(guesses)).filter(({ outcome }) => outcome === 'refused');
      expect(checked).toHaveLength(3);
    });

    test('attempts made at once get no more checks than those made in turn', async () => {
      const results = await Promise.all(Array.from({ length: 12 }, () => signIn(byId(ids.payer), '1111')));
      expect(results.filter(({ outcome }) => outcome === 'refused')).toHaveLength(3);
    });

    test('right PINs given at once do not pause each other', async () => {
      const results = await Promise.all(Array.from({ length: 8 }, () => signIn(byId(ids.payer), pins.payer)));
      expect(results.map(({ outcome }) => outcome)).toEqual(Array(8).fill('accepted'));
      expect(await outcomes(byId(ids.payer), ['1111', '1111', pins.payer])).toEqual(['refused', 'refused', 'accepted']);
    });

    test('ten failures from one phone lock it for a day, and the time left is told', async () => {
      const claim = byId(ids.payer);
      for (let failures = 1; failures <= 10; failures += 1) {
        nowMs += 3_600_000;
        const expected = failures === 10 ? { outcome: 'refused', locks: true } : { outcome: 'refused' };
        expect(await signIn(claim, '1111', undefined, strangers[0])).toEqual(expected);
      }
      nowMs += 3_600_000;
      expect(await signIn(claim, pins.payer, undefined, strangers[0])).toEqual({ outcome: 'locked', minutes: 1380 });
      expect(await callFrom(strangers[1] ?? '')(claim, pins.payer)).toBe('accepted');
      nowMs += 23 * 3_600_000 - 1;
      expect(await signIn(claim, pins.payer, undefined, strangers[0])).toEqual({ outcome: 'locked', minutes: 1 });
      nowMs += 1;
      expect(await signIn(claim, pins.payer, undefined, strangers[0])).toMatchObject({ outcome: 'accepted' });
    });

    test('a new PIN from the agency ends a lock', async () => {
      const claim = byId(ids.payer);
      for (let failures = 0; failures < 10; failures += 1) {
        await outcomes(claim, ['1111']);
        nowMs += 3_600_000;
      }
      expect(await outcomes(claim, [pins.payer])).toEqual(['locked']);
      await importLines(people.map((line) => ({ ...line, pinTemporary: false })));
      expect(await outcomes(claim, [pins.payer])).toEqual(['locked']);
      await importLines(
        people.map((line) => (line.type === 'participant' && line.pin ? { ...line, pin: '6060' } : line)),
      );
      expect(await outcomes(claim, [pins.payer, '6060'])).toEqual(['refused', 'accepted']);
    });

    test('strangers with many phones lock out other strangers for a day, and never the phone on file', async () => {
      for (const id of [ids.owner, '1000000009999']) {
        const claim = byId(id);
        for (const [index, phone] of strangers.entries()) {
          for (const wrong of ['1111', '2222', '3333']) {
            expect(await callFrom(phone)(claim, wrong)).toBe(index < 10 ? 'refused' : 'locked');
          }
        }
        expect(await callFrom('+19165550177')(claim, pins.owner)).toBe('locked');
        expect((await signIn(claim, pins.owner)).outcome).toBe('locked');
      }
      expect(await callFrom(onFile)(byId(ids.owner), '1111')).toBe('refused');
      const signedIn = await signIn(byId(ids.owner), pins.owner, undefined, onFile);
      expect(signedIn).toMatchObject({ outcome: 'accepted', fromPhoneOnFile: true });
      nowMs += 86_400_000;
      expect(await callFrom('+19165550177')(byId(ids.owner), pins.owner)).toBe('accepted');
    });

    test('the phone on file has a count of its own', async () => {
      const call = callFrom(onFile);
      const claim = byId(ids.owner);
      expect([await call(claim, '1'), await call(claim, '2'), await call(claim, '3')]).toEqual(
        Array(3).fill('refused'),
      );
      expect(await call(claim, pins.owner)).toBe('paused');
      expect(await callFrom('+19165550177')(claim, pins.owner)).toBe('accepted');
      expect(await call(claim, pins.owner)).toBe('paused');
    });

    test('the owner of a locked ID is told once, by post or e-mail, and nobody of an ID that is nobody’s', async () => {
      for (const id of [ids.owner, ids.payer, '1000000009999']) {
        for (let failures = 0; failures < 12; failures += 1) {
          await signIn(byId(id), '1111', undefined, strangers[0]);
          nowMs += 3_600_000;
        }
      }
      const told = (await readMessages()).map(({ channel, to, text }) => [channel, to, text]);
      expect(told).toEqual([
        ['email', 'owner@example.org', `es: sign-in-locked\n${'-'.repeat(20)}\n\nen: sign-in-locked`],
        ['letter', ids.payer, 'en: sign-in-locked'],
      ]);
    });

    test('a sign-in ends with the PIN that it was made with, but for the call that changed it', async () => {
      const [one, other] = [await reference(ids.both, pins.both), await reference(ids.both, pins.both)];
      expect(await records.isSignedIn(one)).toBe(true);
      const candidate = (await records.checkNewPin(one, '730518')) ?? '';
      const renewed = (await records.changePin({ participant: one, candidate, pin: '730518' })) ?? '';
      expect(await records.changePin({ participant: one, candidate, pin: '730518' })).toBe(renewed);
      expect(await records.findCase(renewed, 1)).toMatchObject({ position: 1 });
      const page = { skip: 0, limit: 1 };
      for (const told of [
        () => records.findCase(other, 1),
        () => records.listCases({ participant: other, limit: 1 }),
        () => records.findPayments({ participant: other, kind: 'collection', today, taxOffsets: false, ...page }),
        () =>
          records.findAppointments({ participant: other, from: Temporal.Instant.fromEpochMilliseconds(0), ...page }),
        () => records.hasPayments(other, 2026),
        () => records.checkNewPin(other, '284605'),
      ]) {
        await expect(told()).rejects.toThrow(SignInOver);
      }
      await importLines(
        people.map((line) => (line.type === 'participant' && line.pin ? { ...line, pin: '606142' } : line)),
      );
      await expect(records.findCase(renewed, 1)).rejects.toThrow(SignInOver);
    });

    test('finds the cases of a participant in the order of their numbers', async () => {
      const participant = await reference(ids.both, pins.both);
      expect(await records.findCase(participant, 1)).toEqual({
        position: 1,
        count: 2,
        number: '200000000000011',
        numberEnding: '0011',
        role: 'payer',
        county: 'Kern',
        arrearsCents: 131_055,
        monthlySupportCents: 42_500,
        dockets: [],
      });
      expect(await records.findCase(participant, 2)).toEqual({
        position: 2,
        count: 2,
        number: '200000000000012',
        numberEnding: '0012',
        role: 'recipient',
        county: 'Fresno',
        arrearsCents: -5025,
        asOf: '2026-11-20',
        monthlySupportCents: 38_000,
        dockets: ['FL-1', 'FL-2'],
      });
    });

    test('finds debts, what is due and orders, and the sums of what was left out', async () => {
      const { monthlySupport: _support, arrears: _arrears, ...sumless } = caseRow;
      const debts = [
        { kind: 'support', to: 'family', amount: '810.55' },
        { to: 'state', amount: '350.00' },
      ] as const;
      const orders = [
        { amount: '98.08', every: 'week', next: '2026-12-04', docket: 'FL-3' },
        { amount: '50.00', every: 'half-month', ends: '2027-06-30' },
        { amount: '25.00' },
      ] as const;
      const currentDue = { amount: '98.08', on: '2026-12-04', paid: '20.00' };
      await importLines([{ ...sumless, payer: ids.both, recipient: ids.recipient, debts, currentDue, orders }]);
      const participant = await reference(ids.both, pins.both);
      const found = {
        arrearsCents: 116_055,
        monthlySupportCents: 10_000,
        debts: [
          { kind: 'support', to: 'family', amountCents: 81_055 },
          { kind: 'other', to: 'state', amountCents: 35_000 },
        ],
        currentDue: { amountCents: 9808, on: '2026-12-04', paidCents: 2000 },
        orders: [
          { amountCents: 9808, every: 'week', next: '2026-12-04', docket: 'FL-3' },
          { amountCents: 5000, every: 'half-month', ends: '2027-06-30' },
          { amountCents: 2500, every: 'other' },
        ],
      };
      expect(await records.findCase(participant, 1)).toMatchObject(found);
      await importLines([{ ...caseRow, payer: ids.both, recipient: ids.recipient }]);
      const after = await records.findCase(participant, 1);
      expect(after).toMatchObject({ arrearsCents: 0, monthlySupportCents: 42_500 });
      for (const key of ['debts', 'currentDue', 'orders']) expect(after).not.toHaveProperty(key);
    });

    test('finds and lists a case without a county as it is, also where it had one before', async () => {
      const { county: _county, ...ofNoCounty } = caseRow;
      await importLines([{ ...ofNoCounty, payer: ids.both, recipient: ids.recipient }]);
      const participant = await reference(ids.both, pins.both);
      const found = await records.findCase(participant, 1);
      expect(found).toMatchObject({ numberEnding: '0011', role: 'payer' });
      expect(found).not.toHaveProperty('county');
      expect((await records.listCases({ participant, limit: 9 })).cases).toEqual([
        { position: 1, ending: '0011' },
        { position: 2, ending: '0012', county: 'Fresno' },
      ]);
    });

    test('finds no case before the first or after the last', async () => {
      const participant = await reference(ids.both, pins.both);
      expect(await records.findCase(participant, 0)).toBeUndefined();
      expect(await records.findCase(participant, 3)).toBeUndefined();
    });

    test('lists the first cases of a participant, and how many there are', async () => {
      const participant = await reference(ids.both, pins.both);
      const [first, second] = [
        { position: 1, ending: '0011', county: 'Kern' },
        { position: 2, ending: '0012', county: 'Fresno' },
      ];
      expect(await records.listCases({ participant, limit: 9 })).toEqual({
        cases: [first, second],
        count: 2,
        letters: false,
      });
      expect(await records.listCases({ participant, limit: 1 })).toEqual({ cases: [first], count: 2, letters: false });
    });

    test('lists the cases with an ending, letters by their keys, with as much of each number as tells them apart', async () => {
      const participant = await reference(ids.both, pins.both);
      const listed = async (ending: string) => (await records.listCases({ participant, ending, limit: 9 })).cases;
      expect(await listed('0012')).toEqual([{ position: 2, ending: '0012', county: 'Fresno' }]);
      for (const ending of ['0013', '12', '', '%', '____']) expect(await listed(ending)).toEqual([]);
      const others = ['200000000010012', '20000000000-A1B'];
      await importLines(others.map((caseNumber) => ({ ...cases[0], caseNumber }) as WrittenRow));
      expect(await listed('0012')).toEqual([
        { position: 3, ending: '00012', county: 'Fresno' },
        { position: 4, ending: '10012', county: 'Fresno' },
      ]);
      expect(await listed('0212')).toEqual([{ position: 1, ending: '00-A1B', county: 'Fresno' }]);
      expect(await records.listCases({ participant, limit: 1 })).toMatchObject({ count: 4, letters: true });
      expect((await records.findCase(participant, 3))?.numberEnding).toBe('00012');
      expect(await records.listCases({ participant: 'nobody', ending: '0011', limit: 9 })).toEqual({
        cases: [],
        count: 0,
        letters: false,
      });
    });

    test('knows of which years there are payments, for payer and recipient alike', async () => {
      const payer = await reference(ids.payer, pins.payer);
      const recipient = await reference(ids.recipient, pins.recipient);
      const years = async (participant: string) => {
        const known = [1, 26, 2025, 2026, 2027].map((year) => records.hasPayments(participant, year));
        return (await Promise.all(known)).map(Number).join('');
      };
      expect(await years(payer)).toBe('00010');
      expect(await years(recipient)).toBe('00010');
      expect(await years('nobody')).toBe('00000');
    });

    test('finds appointments from an instant on, the next first in any offset, a page at a time', async () => {
      const participant = await reference(ids.both, pins.both);
      const find = async (from: string, skip: number) => {
        const query = { participant, from: Temporal.Instant.from(from), skip, limit: 2 };
        const { appointments: found, more } = await records.findAppointments(query);
        return { found: found.map(({ kind, at, place }) => `${kind} ${at.toString()} ${place}`), more };
      };
      expect(await find('2026-11-22T00:00:00Z', 0)).toEqual({
        found: ['office 2026-12-04T17:00:00Z New York', 'genetic-test 2026-12-04T17:29:00Z Kern'],
        more: true,
      });
      const last = { found: ['court 2026-12-04T17:30:00Z Fresno'], more: false };
      expect(await find('2026-11-22T00:00:00Z', 2)).toEqual(last);
      expect(await find('2026-12-04T09:30:00-08:00', 0)).toEqual(last);
      expect(await find('2026-12-04T17:30:00.001Z', 0)).toEqual({ found: [], more: false });
    });

    test('tells only appointments in the cases of the participant', async () => {
      const participant = await reference(ids.payer, pins.payer);
      const from = Temporal.Instant.from('2020-01-01T00:00:00Z');
      const { appointments: found } = await records.findAppointments({ participant, from, skip: 0, limit: 9 });
      expect(found.map(({ place }) => place)).toEqual(['New York', 'Fresno']);
      expect(found[1]).toMatchObject({ kind: 'court', address: '1 Example Street' });
    });

    describe('an appointment in another way', () => {
      const from = Temporal.Instant.from('2026-12-04T20:00:00Z');
      const cancelledFrom = Temporal.Instant.from('2026-12-04T08:00:00Z');
      const hearing = {
        type: 'appointment',
        caseNumber: '200000000000012',
        kind: 'court',
        place: 'Fresno Superior Court',
      } as const;
      const find = async (rows: readonly WrittenRow[]) => {
        await importLines(rows);
        const participant = await reference(ids.payer, pins.payer);
        const page = { skip: 0, limit: 9 };
        const { appointments: found } = await records.findAppointments({ participant, from, cancelledFrom, ...page });
        return found.filter(({ place }) => place === hearing.place);
      };

      test('is found with all that is known of it', async () => {
        const join = { phone: '+16695550123', code: '846 221', link: 'https://meeting.example/4711' };
        const known = { id: 'A-4711', held: 'video', status: 'moved', join, kind: 'conference' } as const;
        const times = { at: '2026-12-09T10:00:00-08:00', movedFrom: '2026-12-07T09:30:00-08:00' };
        expect(await find([{ ...hearing, ...known, ...times }])).toEqual([
          {
            ...known,
            place: hearing.place,
            at: Temporal.Instant.from(times.at),
            movedFrom: Temporal.Instant.from(times.movedFrom),
          },
        ]);
      });

      test('that was cancelled is found for longer than others', async () => {
        const rows = [
          { status: 'cancelled', at: '2026-12-03T23:59:00-08:00' },
          { status: 'cancelled', at: '2026-12-04T00:00:00-08:00' },
          { status: 'scheduled', at: '2026-12-04T11:59:00-08:00' },
          { at: '2026-12-04T11:58:00-08:00' },
          { status: 'cancelled', at: '2026-12-04T12:00:00-08:00' },
          { at: '2026-12-04T13:00:00-08:00' },
        ] as const;
        const found = await find(rows.map((row) => ({ ...hearing, address: '1 Example Street', ...row })));
        expect(found.map(({ at, status }) => [at.toString(), status])).toEqual([
          ['2026-12-04T08:00:00Z', 'cancelled'],
          ['2026-12-04T20:00:00Z', 'cancelled'],
          ['2026-12-04T21:00:00Z', undefined],
        ]);
      });
    });

    test('a request gets a reference of eight digits, the same attempt the same one', async () => {
      const participant = await reference(ids.payer, pins.payer);
      const leave = (attempt: string) =>
        records.leaveRequest({ participant, kind: 'statement', language: 'es', ...byVoice, attempt, details: {} });
      const [first, again] = await Promise.all([leave('CA1:7'), leave('CA1:7')]);
      expect(first).toMatch(/^\d{8}$/);
      expect(again).toBe(first);
      expect(await leave('CA1:7')).toBe(first);
      expect(await leave('CA1:9')).not.toBe(first);
    });

    test.each([
      { line: 'customer-connect-tty', channel: 'tty', pace: 'relay' },
      { line: 'customer-connect', channel: 'voice', pace: 'relay' },
      byVoice,
    ] as const)('a request tells the agency how its caller is reached: %j', async (manner) => {
      const late = { kind: 'disbursement', date: '2026-11-20', method: 'bank', amount: '95.20' } as const;
      const details = { phone: '+19165550177', payments: [late, { ...late, caseEnding: '0-2-FL' }] };
      const left = await records.leaveRequest({
        kind: 'callback',
        language: 'es',
        ...manner,
        attempt: 'CA1:7',
        details,
      });
      expect(await readRequests()).toMatchObject([
        { reference: left, kind: 'callback', language: 'es', ...manner, details },
      ]);
    });

    test('a request that is left once more at another pace is the same one', async () => {
      const leave = (pace: 'standard' | 'relay') =>
        records.leaveRequest({ kind: 'callback', language: 'es', ...byVoice, pace, attempt: 'CA1:7', details: {} });
      expect(await leave('relay')).toBe(await leave('standard'));
    });

    test('a request of a line that was removed meanwhile is kept', async () => {
      const manner = { line: '', channel: undefined, pace: 'relay' } as const;
      await records.leaveRequest({ kind: 'message', language: 'en', ...manner, attempt: 'CA1:7', details: {} });
      const [kept] = await readRequests();
      expect(kept).toMatchObject({ kind: 'message', pace: 'relay' });
      expect(kept).not.toHaveProperty('channel');
    });

    test('a request that is settled need not be done, and may be asked for twice', async () => {
      const participant = await reference(ids.payer, pins.payer);
      const leave = (attempt: string) =>
        records.leaveRequest({ participant, kind: 'callback', language: 'es', ...byVoice, attempt, details: {} });
      const [settled, other] = [await leave('CA2:1'), await leave('CA2:2')];
      await records.settleRequest(settled);
      await records.settleRequest(settled);
      await records.settleRequest('00000000');
      expect(await leave('CA2:2')).toBe(other);
    });

    test('finds payments made, the last one and the next one first, then the others, a page at a time', async () => {
      const query = {
        participant: await reference(ids.payer, pins.payer),
        kind: 'collection',
        today,
        taxOffsets: true,
      } as const;
      const first = await records.findPayments({ ...query, skip: 0, limit: 3 });
      expect(first).toMatchObject({
        payments: [
          { kind: 'collection', status: 'posted', amountCents: 2000, date: '2026-11-03', method: 'tax-offset' },
          { kind: 'collection', status: 'expected', amountCents: 4000, date: '2026-12-03', method: 'bank' },
          { kind: 'collection', status: 'posted', amountCents: 1000, date: '2026-10-03', method: 'bank' },
        ],
        more: true,
      });
      const second = await records.findPayments({ ...query, skip: 3, after: first.next, limit: 3 });
      expect(second.payments.map(({ amountCents }) => amountCents)).toEqual([3000, 3000, 4500]);
      expect(second.more).toBe(false);
    });

    test('what is late comes first, three at most, and what was expected long ago and never came comes last', async () => {
      const expected = (date: string) =>
        payment('200000000000012', 'disbursement', 'expected', '9.00', date, 'direct-deposit');
      const dates = ['2019-05-01', '2021-05-01', '2026-09-01', '2026-10-01', '2026-10-30', '2026-11-09', '2026-11-13'];
      await importLines([...dates, '2026-12-06', '2026-12-13'].map(expected));
      const query = {
        participant: await reference(ids.both, pins.both),
        today,
        skip: 0,
        limit: 9,
        taxOffsets: true,
      } as const;
      const { payments: found } = await records.findPayments({ ...query, kind: 'disbursement' });
      expect(found.map(({ date }) => date)).toEqual([
        '2026-11-13',
        '2026-11-09',
        '2026-10-30',
        '2026-11-06',
        '2026-12-06',
        '2026-10-01',
        '2026-12-13',
        '2026-09-01',
        '2021-05-01',
      ]);
      const { payments: last } = await records.findPayments({ ...query, kind: 'disbursement', skip: 9 });
      expect(last.map(({ date }) => date)).toEqual(['2019-05-01']);
    });

    test('what was expected of nothing is not found: it is not late', async () => {
      const expected = (amount: string, date: string) =>
        payment('200000000000012', 'disbursement', 'expected', amount, date, 'bank');
      await importLines([
        expected('0.00', '2026-11-09'),
        expected('0.00', '2026-12-09'),
        expected('0.01', '2026-11-13'),
      ]);
      const query = { kind: 'disbursement', today, skip: 0, limit: 9, taxOffsets: true } as const;
      const participant = await reference(ids.both, pins.both);
      const { payments: found } = await records.findPayments({ ...query, participant });
      const waiting = found.filter(({ status }) => status === 'expected');
      expect(waiting.map(({ amountCents }) => amountCents)).not.toContain(0);
      expect(waiting).toContainEqual(expect.objectContaining({ amountCents: 1, date: '2026-11-13' }));
    });

    test('what is held or was returned comes with what is late; what is voided or replaced is not found', async () => {
      const ofCase = '200000000000012';
      const row = (status: PaymentLine['status'], date: string, course: Partial<PaymentLine>) =>
        ({ ...payment(ofCase, 'disbursement', status, '9.00', date, 'check'), ...course }) as WrittenRow;
      await importLines([
        row('held', '2019-05-01', { id: 'a', heldUntil: '2026-12-01', reason: 'under-review' }),
        row('returned', '2026-09-23', { id: 'b' }),
        row('returned', '2026-09-22', { id: 'c' }),
        row('voided', '2026-11-07', { id: 'd' }),
        row('posted', '2025-11-08', { id: 'e' }),
        row('posted', '2026-11-09', { id: 'f', replaces: 'e', clearedOn: '2026-11-12' }),
        row('posted', '2026-11-10', { id: 'g', replaces: 'f', clearedOn: '2026-11-12' }),
        row('expected', '2026-12-06', {}),
      ]);
      const participant = await reference(ids.both, pins.both);
      const query = { participant, kind: 'disbursement', today, limit: 3, taxOffsets: true } as const;
      const first = await records.findPayments({ ...query, skip: 0 });
      expect(first).toMatchObject({
        payments: [
          { kind: 'disbursement', status: 'returned', date: '2026-09-23', id: 'b' },
          { kind: 'disbursement', status: 'held', heldUntil: '2026-12-01', reason: 'under-review', amountCents: 900 },
          { kind: 'disbursement', status: 'posted', id: 'g', replaces: 'f', clearedOn: '2026-11-12' },
        ],
        more: true,
      });
      const second = await records.findPayments({ ...query, skip: 3, after: first.next });
      const ordinary = { kind: 'disbursement', caseEnding: '0012' };
      expect(second).toEqual({
        payments: [
          { ...ordinary, status: 'expected', amountCents: 900, date: '2026-12-06', method: 'check' },
          { ...ordinary, status: 'posted', amountCents: 5500, date: '2026-11-06', method: 'direct-deposit' },
        ],
        more: false,
      });
      expect(await records.hasPayments(participant, 2019)).toBe(false);
      expect(await records.hasPayments(participant, 2025)).toBe(false);
    });

    test('names the case of each payment and appointment, where there are several', async () => {
      const [both, payer] = [await reference(ids.both, pins.both), await reference(ids.payer, pins.payer)];
      const page = { skip: 0, limit: 9 };
      const paid = async (participant: string) =>
        (
          await records.findPayments({ participant, kind: 'collection', today, taxOffsets: false, ...page })
        ).payments.map(({ caseEnding }) => caseEnding);
      expect(await paid(both)).toEqual(['0011']);
      expect(new Set(await paid(payer))).toEqual(new Set([undefined]));
      const from = Temporal.Instant.from('2026-11-22T00:00:00Z');
      const comes = async (participant: string) =>
        (await records.findAppointments({ participant, from, ...page })).appointments.map(
          ({ caseEnding }) => caseEnding,
        );
      expect(await comes(both)).toEqual(['0012', '0011', '0012']);
      expect(new Set(await comes(payer))).toEqual(new Set([undefined]));
      const alike = { ...cases[0], caseNumber: '200000000010012' } as WrittenRow;
      await importLines([alike]);
      expect(await comes(both)).toEqual(['00012', '00011', '00012']);
    });

    test('tells tax offsets only where that is allowed', async () => {
      const query = {
        participant: await reference(ids.payer, pins.payer),
        kind: 'collection',
        today,
        skip: 0,
        limit: 4,
      } as const;
      const { payments: found, more } = await records.findPayments({ ...query, taxOffsets: false });
      expect(found.map(({ method }) => method)).toEqual(['bank', 'bank', 'cash', 'cash']);
      expect(more).toBe(true);
    });

    test('finds collections where the participant pays and disbursements where they receive', async () => {
      const query = { participant: await reference(ids.both, pins.both), today, skip: 0, limit: 9, taxOffsets: true };
      const amounts = async (kind: 'collection' | 'disbursement') =>
        (await records.findPayments({ ...query, kind })).payments.map(({ amountCents }) => amountCents);
      expect(await amounts('collection')).toEqual([6600]);
      expect(await amounts('disbursement')).toEqual([5500]);
    });
  });
}

type PaymentLine = Extract<WrittenRow, { type: 'payment' }>;

function payment(
  caseNumber: string,
  kind: PaymentLine['kind'],
  status: PaymentLine['status'],
  amount: string,
  date: string,
  method: PaymentLine['method'],
): PaymentLine {
  return { type: 'payment', caseNumber, kind, status, amount, date, method };
}

function appointment(
  caseNumber: string,
  kind: Extract<WrittenRow, { type: 'appointment' }>['kind'],
  at: string,
  place: string,
): WrittenRow {
  return { type: 'appointment', caseNumber, kind, at, place, address: '1 Example Street' };
}
