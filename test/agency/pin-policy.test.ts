import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWeakPin } from '../../src/agency/pin-policy.ts';

describe('a PIN that a caller chooses', () => {
  test.each(['123456', '1234567', '12345678', '987654', '012345', '543210', '890123', '210987', '000000', '99999999'])(
    'may not be %s',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['', '12', '48291', '482913056', '48291a', '４８２９１３', ' 482913', '482913\n'])(
    'has 6 to 8 digits, and %j has not',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['482913', '112233', '123457', '135790', '00000001', '12345687'])('may be %s', (pin) =>
    expect(isWeakPin(pin)).toBe(false),
  );

  test('is rarely turned away: ten digits begin thirty runs', () => {
    const weak = Array.from({ length: 1_000_000 }, (_, number) => String(number).padStart(6, '0')).filter(isWeakPin);
    expect(weak).toHaveLength(30);
  });

  test('is judged the same read backwards', () => {
    const digits = fc.array(fc.nat(9), { maxLength: 9 });
    fc.assert(
      fc.property(digits, (pin) => {
        expect(isWeakPin(pin.join(''))).toBe(isWeakPin(pin.toReversed().join('')));
      }),
    );
  });
});
