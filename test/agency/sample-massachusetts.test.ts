import { describe, expect, test } from 'vitest';
import { isContent } from '../../src/agency/extract-row.ts';
import { judgeRow } from '../../src/agency/judge-row.ts';
import { isWeakPin } from '../../src/agency/pin-policy.ts';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { createRowWorld } from '../../src/agency/row-checks.ts';
import { fridaysAround } from '../../src/agency/samples/fridays-around.ts';
import { sampleMassachusetts } from '../../src/agency/samples/sample-massachusetts.ts';

const sunday = Temporal.PlainDate.from('2026-11-22');
const rowsOn = (day: string) => sampleMassachusetts.rows(Temporal.PlainDate.from(day));
const rows = sampleMassachusetts.rows(sunday);
const people = rows.filter((row) => row.type === 'participant');
const cases = rows.filter((row) => row.type === 'case');
const payments = rows.filter((row) => row.type === 'payment');

/** A year of days, and the nights on which clocks change in it. */
const days = Array.from({ length: 366 }, (_, index) => Temporal.PlainDate.from('2026-03-01').add({ days: index }));

describe('the sample agency of Massachusetts', () => {
  test('is on every day an extract of which nothing is refused or doubted', () => {
    for (const day of days) {
      const world = createRowWorld(sampleMassachusetts.lines, day);
      for (const row of sampleMassachusetts.rows(day)) {
        const read = readExtractRow(JSON.stringify(row));
        if (!('row' in read) || !isContent(read.row))
          throw new Error(`On ${String(day)} the row is none: ${JSON.stringify(read)}`);
        expect(judgeRow(read.row, world)).toEqual({ refused: [], doubted: [] });
      }
    }
  });

  test('has somebody for every kind of call', () => {
    expect(people).toHaveLength(9);
    expect(people[0]).toMatchObject(sampleMassachusetts.caller);
    expect(people.filter(({ language }) => language === 'es')).not.toEqual([]);
    expect(cases.filter(({ protect }) => protect)).toHaveLength(1);
    expect(cases.filter(({ arrears }) => arrears?.startsWith('-'))).toHaveLength(1);
    expect(cases.filter(({ debts = [] }) => debts.length > 0)).toHaveLength(1);
    const returned = payments.find(({ status }) => status === 'returned');
    const itsCase = cases.find(({ caseNumber }) => caseNumber === returned?.caseNumber);
    expect(cases.filter(({ payer, recipient }) => [payer, recipient].includes(itsCase?.payer))).toHaveLength(1);
  });

  test('has no county: its cases belong to no county office', () => {
    expect(cases.filter((row) => 'county' in row)).toEqual([]);
  });

  test('is nobody real, and nobody with a PIN that is easy to guess', () => {
    for (const { ssn, phone, pin = '' } of people) {
      expect(ssn).toMatch(/^900\d{6}$/);
      expect(phone).toMatch(/^\+161755501\d\d$/);
      expect(isWeakPin(pin)).toBe(false);
    }
  });

  test('has a hearing to go to, a conference by phone, and one by video with a link', () => {
    const appointments = rows.filter((row) => row.type === 'appointment');
    expect(appointments.map(({ kind, held = 'in-person' }) => `${kind} ${held}`)).toEqual([
      'court in-person',
      'conference phone',
      'conference video',
      'court in-person',
    ]);
    expect(appointments.map(({ join }) => join)).toEqual([
      undefined,
      { phone: expect.stringMatching(/^\+\d{11}$/), code: expect.stringMatching(/^\d{11}$/) },
      expect.objectContaining({ link: expect.stringMatching(/^https:/) }),
      undefined,
    ]);
    expect(appointments.filter(({ place }) => !place.includes('Probate and Family Court'))).toEqual([]);
  });

  test.each(['2026-03-07', '2026-07-01', '2026-10-30', '2026-11-22'])(
    'has on %s its appointments to come on weekdays, at the local time of each',
    (today) => {
      for (const row of rowsOn(today)) {
        if (row.type !== 'appointment') continue;
        const local = Temporal.Instant.from(row.at).toZonedDateTimeISO('America/New_York');
        expect(row.at).toBe(local.toString({ timeZoneName: 'never' }));
        expect(local.dayOfWeek).toBeLessThanOrEqual(5);
        expect(local.toPlainDate().toString() > today).toBe(true);
      }
    },
  );
});

describe('weekly support of $100, due on Fridays', () => {
  const weekly = (today: string) => rowsOn(today).find((row) => row.type === 'case');

  test.each([
    ['2026-10-01', '2026-10-02', '500.00', '2026-10-30', undefined],
    ['2026-10-15', '2026-10-16', '500.00', '2026-10-30', '200.00'],
    ['2026-10-30', '2026-10-30', '500.00', '2026-10-30', '400.00'],
    ['2026-10-31', '2026-11-06', '400.00', '2026-11-27', undefined],
    ['2027-01-01', '2027-01-01', '500.00', '2027-01-29', undefined],
  ])('on %s falls due next on %s: %s in the month, the last of it on %s', (today, next, amount, on, paid) => {
    expect(weekly(today)).toMatchObject({
      orders: [{ amount: '100.00', every: 'week', next }],
      currentDue: { amount, on, ...(paid !== undefined && { paid }) },
    });
  });

  test('has as much paid in its month as was posted on the Fridays before', () => {
    for (const day of days) {
      const { ofMonth } = fridaysAround(day);
      const ofDay = sampleMassachusetts.rows(day);
      const found = ofDay.find((row) => row.type === 'case');
      const posted = ofDay.filter(
        (row) =>
          row.type === 'payment' &&
          row.caseNumber === found?.caseNumber &&
          row.kind === 'collection' &&
          row.status === 'posted' &&
          ofMonth.includes(row.date),
      );
      expect(Number(found?.currentDue?.paid ?? 0)).toBe(posted.length * 100);
    }
  });

  test('is expected next on the Friday, and posted on those before', () => {
    const ofWeekly = payments.filter(
      ({ caseNumber, kind }) => caseNumber === cases[0]?.caseNumber && kind === 'collection',
    );
    for (const { date, status } of ofWeekly) {
      expect(Temporal.PlainDate.from(date).dayOfWeek).toBe(5);
      expect(status).toBe(date < sunday.toString() ? 'posted' : 'expected');
    }
    expect(ofWeekly.filter(({ status }) => status === 'expected').map(({ date }) => date)).toEqual(['2026-11-27']);
  });
});
