import { describe, expect, test } from 'vitest';
import { readExtractRow } from '../../src/agency/read-extract-row.ts';
import { sampleCaller } from '../../src/agency/sample-agency.ts';
import { sampleCalifornia } from '../../src/agency/samples/sample-california.ts';

const lines = sampleCalifornia.rows(Temporal.PlainDate.from('2026-11-22'));
const people = lines.filter((line) => line.type === 'participant');
const cases = lines.filter((line) => line.type === 'case');

describe('the sample agency', () => {
  test('is an extract like any other', () => {
    for (const row of lines) expect(readExtractRow(JSON.stringify(row))).toHaveProperty('row');
  });

  test('has somebody for every kind of call', () => {
    const pays = new Set(cases.map(({ payer }) => payer));
    const receives = cases.map(({ recipient }) => recipient);
    expect(people.length).toBeGreaterThanOrEqual(10);
    expect(people[0]).toMatchObject(sampleCaller);
    expect(people.some(({ pin }) => pin === undefined)).toBe(true);
    expect(people.some(({ pinTemporary }) => pinTemporary)).toBe(true);
    expect(people.some(({ language }) => language === 'es')).toBe(true);
    expect(people.some(({ pin, mailingAddressValid }) => pin && !mailingAddressValid)).toBe(true);
    expect(receives.some((participant) => pays.has(participant))).toBe(true);
    expect(receives.some((participant) => receives.filter((other) => other === participant).length === 3)).toBe(true);
    expect(cases.some(({ arrears }) => arrears?.startsWith('-'))).toBe(true);
    expect(cases.some(({ arrears }) => arrears === '0.00')).toBe(true);
  });

  test('has somebody with more cases than a menu holds, and more payments than are told at once', () => {
    const most = (counted: readonly string[]) =>
      Math.max(...counted.map((one) => counted.filter((other) => other === one).length));
    expect(most(cases.flatMap(({ recipient }) => recipient ?? []))).toBe(6);
    const payments = lines.filter((line) => line.type === 'payment');
    expect(most(payments.map(({ caseNumber, kind }) => `${caseNumber} ${kind}`))).toBeGreaterThan(12);
  });

  test.each(['2026-03-07', '2026-07-01', '2026-10-31', '2026-11-22'])(
    'has appointments on %s, the day after and later, at the local time of each day',
    (today) => {
      const start = Temporal.PlainDate.from(today);
      const appointments = sampleCalifornia.rows(start).filter((line) => line.type === 'appointment');
      const days = appointments.map(({ at }) => {
        const local = Temporal.Instant.from(at).toZonedDateTimeISO('America/Los_Angeles');
        expect(at).toBe(local.toString({ timeZoneName: 'never' }));
        return start.until(local.toPlainDate()).days;
      });
      expect(new Set(days)).toEqual(new Set([0, 1, 5, 9, 12, 19, 30, 120]));
    },
  );

  test('has appointments in every way and of every status', () => {
    const appointments = lines.filter((line) => line.type === 'appointment');
    expect(new Set(appointments.map(({ held }) => held))).toEqual(new Set([undefined, 'phone', 'video']));
    expect(new Set(appointments.map(({ status }) => status))).toEqual(new Set([undefined, 'moved', 'cancelled']));
  });

  test('has payments behind and ahead of today', () => {
    const payments = lines.filter((line) => line.type === 'payment');
    expect(payments.some(({ method }) => method === 'tax-offset')).toBe(true);
    for (const { status, date } of payments) expect(date > '2026-11-22').toBe(status === 'expected');
    const paid = new Set(payments.map(({ caseNumber }) => caseNumber));
    expect(cases.some(({ caseNumber }) => !paid.has(caseNumber))).toBe(true);
  });

  test('is nobody real', () => {
    for (const { ssn, phone = '+19165550100' } of people) {
      expect(ssn).toMatch(/^900/);
      expect(phone).toMatch(/^\+191655501\d\d$/);
    }
  });
});
