import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWeakPin } from '../../src/agency/pin-policy.ts';

describe('a PIN that a caller chooses', () => {
  test.each(['123456', '1234567', '12345678', '987654', '012345', '543210', '890123', '210987', '000000', '99999999'])(
    'may not be %s',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['121212', '123123', '12341234', '1212121', '00000001', '577577', '889898'])(
    'may not be %s, which repeats itself or has two digits',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['122588', '251288', '12251988', '25121988', '19881225', '010100', '112233', '02291999', '311299'])(
    'may not be %s, which is a date',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each(['', '12', '48291', '482913056', '48291a', '４８２９１３', ' 482913', '482913\n'])(
    'has 6 to 8 digits, and %j has not',
    (pin) => expect(isWeakPin(pin)).toBe(true),
  );

  test.each([
    '112233',
    '114433',
    '11224477',
    '12344321',
    '482284',
    '123654',
    '987123',
    '12345987',
    '147258',
    '135791',
    '246802',
  ])('may not be %s: pairs, a mirror, runs or lines on the keypad', (pin) => expect(isWeakPin(pin)).toBe(true));

  test.each(['482913', '123457', '135790', '12345687', '132588', '25311988', '18881225'])('may be %s', (pin) =>
    expect(isWeakPin(pin)).toBe(false),
  );

  test('is rarely turned away: one in fifteen, most of them dates', () => {
    const weak = Array.from({ length: 1_000_000 }, (_, number) => String(number).padStart(6, '0')).filter(isWeakPin);
    expect(weak).toHaveLength(66_025);
  });

  test('of seven digits is judged the same read backwards', () => {
    const digits = fc.array(fc.nat(9), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(digits, (pin) => {
        expect(isWeakPin(pin.join(''))).toBe(isWeakPin(pin.toReversed().join('')));
      }),
    );
  });
});
