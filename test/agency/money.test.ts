import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moneyPattern, toCents } from '../../src/agency/money.ts';

test('every amount of cents comes back from its decimal form', () => {
  fc.assert(
    fc.property(fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }), (cents) => {
      const digits = String(Math.abs(cents)).padStart(3, '0');
      const written = `${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
      expect(written).toMatch(moneyPattern);
      expect(toCents(written)).toBe(cents);
    }),
  );
});

test.each([
  ['0.00', 0],
  ['-0.00', 0],
  ['1310.55', 131_055],
  ['-50.25', -5025],
  ['0.07', 7],
])('%s is %i cents', (written, cents) => {
  expect(toCents(written)).toBe(cents);
});

test.each(['425', '425.5', '425.500', '.50', '+1.00', '1,310.55', '1e3', ' 1.00', '1.00\n', '99999999999999.00'])(
  '%j is no amount',
  (written) => {
    expect(written).not.toMatch(moneyPattern);
  },
);
