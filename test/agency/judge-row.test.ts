import { describe, expect, test } from 'vitest';
import { judgeRow } from '../../src/agency/judge-row.ts';
import type { LineFacts } from '../../src/agency/line-facts.ts';
import { isContent } from '../../src/agency/extract-row.ts';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { createRowWorld } from '../../src/agency/row-checks.ts';
import { sampleCalifornia } from '../../src/agency/samples/sample-california.ts';

const today = Temporal.PlainDate.from('2026-11-22');
const participant = { type: 'participant', participantId: '1000000000001', mailingAddressValid: true };
const someCase = {
  type: 'case',
  caseNumber: '200000000000011',
  county: 'Sacramento',
  payer: '1000000000001',
  recipient: '1000000000002',
  monthlySupport: '425.00',
  arrears: '1310.55',
};
const { arrears: _arrears, ...owing } = someCase;
const payment = {
  type: 'payment',
  caseNumber: '200000000000011',
  kind: 'collection',
  status: 'posted',
  amount: '425.00',
  date: '2026-11-03',
  method: 'bank',
};
const appointment = {
  type: 'appointment',
  caseNumber: '200000000000011',
  kind: 'court',
  at: '2026-12-04T09:30:00-08:00',
  place: 'Superior Court',
  address: '1 Example Street',
};

function judge(written: object, change: Partial<LineFacts> = {}) {
  const read = readExtractRow(JSON.stringify(written));
  if (!('row' in read) || !isContent(read.row)) throw new Error('The row has not the form of one.');
  return judgeRow(read.row, createRowWorld({ ...sampleCalifornia.lines, ...change }, today));
}

describe('a row that cannot be meant', () => {
  test.each([
    [{ ...participant, participantId: '123456788', ssn: '123456788' }, 'participantId: another number than the SSN'],
    [{ ...someCase, county: '—' }, 'county: letters or digits'],
    [{ ...someCase, county: '\u00A0\u200B' }, 'county: letters or digits'],
    [{ ...someCase, county: 'La CaÃ±ada' }, 'county: accents in UTF-8'],
    [{ ...someCase, county: 'La Ca\uFFFDada' }, 'county: accents in UTF-8'],
    [{ ...someCase, dockets: ['FL-1', 'Ã‘ 1'] }, 'dockets: accents in UTF-8'],
    [{ ...someCase, monthlySupport: '1000000.01' }, 'monthlySupport: at most'],
    [{ ...owing, debts: [{ to: 'state', amount: '100000000.01' }] }, 'debts: together at most'],
    [{ ...someCase, currentDue: { amount: '100000000.01', on: '2026-12-01' } }, 'currentDue: an amount of at most'],
    [{ ...someCase, currentDue: { amount: '1.00', on: '1974-12-31' } }, 'currentDue: a day from 1975'],
    [{ ...someCase, currentDue: { amount: '1.00', on: '2028-11-23' } }, 'currentDue: a day from 1975'],
    [{ ...someCase, orders: [{ amount: '1000000.01' }] }, 'orders: at most'],
    [{ ...someCase, orders: [{ amount: '1.00', next: '2028-11-23' }] }, 'orders: a next day from 1975'],
    [{ ...someCase, orders: [{ amount: '1.00', ends: '1974-12-31' }] }, 'orders: an end in or after 1975'],
    [{ ...someCase, orders: [{ amount: '1.00', docket: 'CaÃ±Ã³n' }] }, 'orders: accents in UTF-8'],
    [{ ...someCase, arrears: '-100000000.01' }, 'arrears: at most'],
    [{ ...someCase, asOf: '1974-12-31' }, 'asOf: a date from 1975'],
    [{ ...someCase, asOf: '2026-12-23' }, 'asOf: a date from 1975 to a month'],
    [{ ...someCase, status: 'closed', transferredTo: 'Kern County' }, 'transferredTo: only beside'],
    [{ ...someCase, status: 'transferred', transferredTo: '—' }, 'transferredTo: letters or digits'],
    [{ ...someCase, statusSince: '2026-10-01' }, 'statusSince: a date from 1975 to a month from now, beside a status'],
    [{ ...someCase, status: 'closed', statusSince: '2026-12-23' }, 'statusSince: a date from 1975 to a month'],
    [{ ...payment, amount: '10000000.01' }, 'amount: at most'],
    [{ ...payment, date: '1974-12-31' }, 'date: a date from 1975'],
    [{ ...payment, date: '2026-12-23' }, 'date: at most a month'],
    [{ ...payment, status: 'held', date: '2026-12-23' }, 'date: at most a month'],
    [{ ...payment, status: 'returned', date: '2026-12-23' }, 'date: at most a month'],
    [{ ...payment, id: 'a', replaces: 'a' }, 'replaces: the id of another'],
    [{ ...payment, status: 'held', heldUntil: '2028-11-23' }, 'heldUntil: a date from 1975 to two'],
    [{ ...payment, disbursedOn: '2026-12-23' }, 'disbursedOn, clearedOn: a date from 1975 to a month'],
    [{ ...payment, kind: 'disbursement', clearedOn: '1974-12-31' }, 'disbursedOn, clearedOn: a date from'],
    [{ ...payment, status: 'expected', date: '2028-11-23' }, 'date: a date from 1975 to two years'],
    [{ ...appointment, at: '0204-12-04T09:30:00-07:52' }, 'at: a time from 2000'],
    [{ ...appointment, at: '2206-12-04T09:30:00-08:00' }, 'at: a time from 2000 to five years'],
    [{ ...someCase, caseNumber: '----' }, 'caseNumber: letters or digits'],
    [{ ...appointment, place: '...' }, 'place: letters or digits'],
    [{ ...appointment, address: ' - ' }, 'address: letters or digits'],
    // Winter's offset in summer, and summer's in winter.
    [{ ...appointment, at: '2027-07-06T09:30:00-08:00' }, 'at: a time that exists'],
    [{ ...appointment, at: '2026-12-04T09:30:00-07:00' }, 'at: a time that exists'],
    // The hour that is left out in spring.
    [{ ...appointment, at: '2027-03-14T02:30:00-08:00' }, 'at: a time that exists'],
    [{ ...appointment, at: '2027-03-14T02:30:00-07:00' }, 'at: a time that exists'],
  ])('is refused: %j', (row, expected) => {
    expect(judge(row).refused).toContainEqual(expect.stringContaining(expected));
  });

  test.each([
    [{ ...participant, participantId: '123456789' }, 'participantId: not nine digits'],
    [{ ...participant, ssn: '000121234' }, 'ssn: a number that can have been issued'],
    [{ ...participant, ssn: '666121234' }, 'ssn: a number that can have been issued'],
    [{ ...participant, ssn: '123001234' }, 'ssn: a number that can have been issued'],
    [{ ...participant, ssn: '123450000' }, 'ssn: a number that can have been issued'],
    [{ ...participant, email: 'none@example.org' }, 'email: left out'],
    [{ ...participant, email: 'NoEmail@example.org' }, 'email: left out'],
    [{ ...participant, phone: '+11234567890' }, 'phone: a number that exists'],
    [{ ...participant, phone: '+1916555010' }, 'phone: a number that exists'],
    [{ ...someCase, county: 'Sacra\u00ADmento' }, 'county: no invisible'],
    [{ ...appointment, address: '\u202E1 Example Street' }, 'address: no invisible'],
    [{ ...payment, amount: '0.00' }, 'amount: more than 0.00'],
    // In another state.
    [{ ...appointment, at: '2026-12-04T09:30:00-05:00' }, 'at: the offset of the time zone of a line'],
    [{ ...appointment, at: '2027-07-06T12:30:00-04:00' }, 'at: the offset of the time zone of a line'],
    [{ ...appointment, at: '2026-12-04T01:30:00-08:00' }, 'at: a time of the day'],
    [{ ...appointment, join: { phone: '+10005550123' } }, 'join.phone: a number that exists'],
    [{ ...appointment, movedFrom: '2026-12-01T09:30:00-08:00' }, 'movedFrom: left out but for what was moved'],
    [{ ...appointment, at: '2026-12-04T09:30:00Z' }, 'at: a time of the day'],
  ])('is doubted, and not refused: %j', (row, expected) => {
    const { refused, doubted } = judge(row);
    expect(doubted).toEqual([expect.stringContaining(expected)]);
    expect(refused).toEqual([]);
  });

  test('shows nothing of what it holds', () => {
    const rows = [
      { ...participant, participantId: '482913777', ssn: '482913777', phone: '+1482913777' },
      { ...someCase, monthlySupport: '482913777.00' },
      { ...appointment, at: '2048-12-04T09:30:00-08:00' },
    ];
    expect(JSON.stringify(rows.map((row) => judge(row)))).not.toMatch(/482913777|2048/);
  });
});

describe('a row that can be meant', () => {
  test.each([
    participant,
    { ...participant, ssn: '900121234', email: 'maria.nguyen@example.org', phone: '+525512345678' },
    { ...someCase, county: 'Cañón', arrears: '-50.25', asOf: '2026-11-23', dockets: ['FL-1', '№ 7'] },
    { ...someCase, county: 'SÃO JOSÉ' },
    {
      ...owing,
      debts: [{ to: 'state', amount: '100000000.00' }],
      currentDue: { amount: '98.08', on: '2028-11-22', paid: '98.09' },
      orders: [{ amount: '98.08', next: '2026-11-01', ends: '2044-01-01', docket: 'FL-1' }],
    },
    { ...someCase, status: 'transferred', statusSince: '2026-12-01', transferredTo: 'Nevada' },
    { ...payment, date: '2026-12-20' },
    { ...payment, status: 'expected', date: '2028-11-20' },
    { ...payment, id: 'R 7', replaces: 'R 6', disbursedOn: '2026-11-01' },
    { ...payment, kind: 'disbursement', status: 'held', heldUntil: '2028-11-20', reason: 'address-unknown' },
    { ...appointment, at: '2027-07-06T09:30:00-07:00' },
    { ...appointment, at: '2026-12-04T17:30:00Z' },
    { ...appointment, at: '2026-12-04T17:30:00+00:00' },
  ])('is taken without a word: %j', (row) => {
    expect(judge(row)).toEqual({ refused: [], doubted: [] });
  });

  // On the night on which clocks go back, an hour comes twice.
  test.each(['2027-11-07T01:30:00-07:00', '2027-11-07T01:30:00-08:00'])('is taken in either hour: %s', (at) => {
    expect(judge({ ...appointment, at }).refused).toEqual([]);
  });

  test('has nine digits where no line takes an SSN', () => {
    const row = { ...participant, participantId: '123456789' };
    expect(judge(row, { ssnSignIn: false }).doubted).toEqual([]);
    expect(judge(row, { ssnSignIn: false, idDigits: [{ min: 10, max: 13 }] }).doubted).toHaveLength(1);
  });

  test('has the offset of one of the zones', () => {
    const row = { ...appointment, at: '2027-07-06T09:30:00-04:00' };
    expect(judge(row, { timeZones: ['America/Los_Angeles', 'America/New_York'] }).refused).toEqual([]);
  });

  test('is each one of the sample agency', () => {
    for (const row of sampleCalifornia.rows(today)) expect(judge(row)).toEqual({ refused: [], doubted: [] });
  });
});
