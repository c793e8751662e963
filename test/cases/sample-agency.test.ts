import { describe, expect, test } from 'vitest';
import { readExtractLine } from '../../src/cases/read-extract-line.ts';
import { sampleAgency, sampleCaller } from '../../src/cases/sample-agency.ts';

const lines = sampleAgency(Temporal.PlainDate.from('2026-11-22'));
const people = lines.filter((line) => line.type === 'participant');
const cases = lines.filter((line) => line.type === 'case');

describe('the sample agency', () => {
  test('is an extract like any other', () => {
    for (const line of lines) expect(readExtractLine(JSON.stringify(line))).toHaveProperty('line');
  });

  test('has somebody for every kind of call', () => {
    const pays = new Set(cases.map(({ payer }) => payer));
    const receives = cases.map(({ recipient }) => recipient);
    expect(people.length).toBeGreaterThanOrEqual(10);
    expect(people[0]).toMatchObject(sampleCaller);
    expect(people.some(({ pin }) => pin === undefined)).toBe(true);
    expect(people.some(({ pinTemporary }) => pinTemporary)).toBe(true);
    expect(people.some(({ language }) => language === 'es')).toBe(true);
    expect(receives.some((participant) => pays.has(participant))).toBe(true);
    expect(receives.some((participant) => receives.filter((other) => other === participant).length === 3)).toBe(true);
    expect(cases.some(({ arrears }) => arrears.startsWith('-'))).toBe(true);
    expect(cases.some(({ arrears }) => arrears === '0.00')).toBe(true);
  });

  test('has payments behind and ahead of today', () => {
    const payments = lines.filter((line) => line.type === 'payment');
    expect(payments.some(({ method }) => method === 'tax-offset')).toBe(true);
    for (const { status, date } of payments) expect(date > '2026-11-22').toBe(status === 'expected');
    const paid = new Set(payments.map(({ caseNumber }) => caseNumber));
    expect(cases.some(({ caseNumber }) => !paid.has(caseNumber))).toBe(true);
  });

  test('is nobody real', () => {
    for (const { ssn, phone } of people) {
      expect(ssn).toMatch(/^900/);
      expect(phone).toMatch(/^\+191655501\d\d$/);
    }
  });
});
