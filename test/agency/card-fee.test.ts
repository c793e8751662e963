import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeOf, quoteAmount } from '../../src/agency/card-fee.ts';

const terms = { fee: { percent: 1.9 }, leastCents: 100, mostCents: 500_000 };

describe('the fee of a card payment', () => {
  it('is a percent of the amount, half a cent up, and never computed with fractions', () => {
    expect(feeOf(42_500, { percent: 1.9 })).toBe(808);
    expect(feeOf(100, { percent: 1.9 })).toBe(2);
    expect(feeOf(1000, { percent: 2.55 })).toBe(26);
    expect(feeOf(20, { percent: 2.5 })).toBe(1);
    expect(feeOf(19, { percent: 2.5 })).toBe(0);
    expect(feeOf(5, { percent: 0 })).toBe(0);
    expect(feeOf(5, { cents: 250 })).toBe(250);
  });

  it('is within half a cent of the percent, for every amount that the carrier takes', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 100_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (cents, thousandths) => {
          const exact = BigInt(cents) * BigInt(thousandths);
          const fee = BigInt(feeOf(cents, { percent: thousandths / 1000 })) * 100_000n;
          expect(fee - exact).toBeLessThanOrEqual(50_000n);
          expect(exact - fee).toBeLessThan(50_000n);
        },
      ),
    );
  });
});

describe('the quote of an amount', () => {
  it('tells the fee within the limits of the line', () => {
    expect(quoteAmount(100, terms)).toEqual({ feeCents: 2 });
    expect(quoteAmount(500_000, terms)).toEqual({ feeCents: 9500 });
  });

  it('refuses what is none, a fraction of a cent, or past a limit', () => {
    const little = { why: 'too-little', limitCents: 100 };
    for (const cents of [0, 99, -5, 0.1, 100.5, Number.NaN]) expect(quoteAmount(cents, terms)).toEqual(little);
    expect(quoteAmount(0, { ...terms, leastCents: 0 })).toEqual({ why: 'too-little', limitCents: 1 });
    const much = { why: 'too-much', limitCents: 500_000 };
    for (const cents of [500_001, 100_000_000_000]) expect(quoteAmount(cents, terms)).toEqual(much);
  });

  it('refuses a total that the carrier does not charge', () => {
    const open = { ...terms, mostCents: 100_000_000 };
    expect(quoteAmount(98_135_427, open)).toEqual({ feeCents: 1_864_573 });
    expect(quoteAmount(98_135_428, open)).toEqual({ why: 'too-much', limitCents: 100_000_000 });
  });
});
