import { describe, expect, it } from 'vitest';
import { ChargeName, PaymentName } from '../../src/agency/card-payment.ts';
import { isCardNumber } from '../../src/agency/is-card-number.ts';

/** Cards of the carrier's test mode (twilio.com/docs/voice/twiml/pay/generic-pay-connector), and one of 19 digits. */
const cards = ['4111111111111111', '378282246310005', '6011111111111117', '3566002020360505', '6304000000000000000'];

describe('what may be the number of a card', () => {
  it('is known by length and check digit, with spaces and dashes too', () => {
    for (const card of cards) expect([card, isCardNumber(card)]).toEqual([card, true]);
    expect(isCardNumber('4111 1111-1111 1111')).toBe(true);
    for (const other of ['4111111111111112', '12345678', 'ch_4111111111111111', '']) {
      expect([other, isCardNumber(other)]).toEqual([other, false]);
    }
  });

  it('is no name of a charge', () => {
    for (const card of cards) expect(ChargeName.safeParse(card).success).toBe(false);
    expect(ChargeName.safeParse('4111-1111-1111-1111').success).toBe(false);
    for (const name of ['ch_3MmlLrLkdIwHu7ix0snN0B15', '20261128:17', '4111111111111112']) {
      expect([name, ChargeName.safeParse(name).success]).toEqual([name, true]);
    }
    for (const name of ['', 'a b', '<html>', 'x'.repeat(101)]) expect(ChargeName.safeParse(name).success).toBe(false);
  });
});

it('the name of a payment is letters and digits alone', () => {
  expect(PaymentName.safeParse('0123456789abcdef').success).toBe(true);
  for (const name of ['0123456789abcde', 'x'.repeat(65), '0123456789abcde-']) {
    expect(PaymentName.safeParse(name).success).toBe(false);
  }
});
