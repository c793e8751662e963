import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { toTtyText, typableCharacters } from '../../../src/prompts/catalogue/tty-text.ts';

test.each([
  ['½ mile', '1/2 MILE'],
  ['5½ Main Street', '5 1/2 MAIN STREET'],
  ['№ 5', 'NO 5'],
  ['Building B#7 (#4)', 'BUILDING B NO. 7 (NO. 4)'],
  ['Bldg <B>, rear', 'BLDG LESS THAN B MORE THAN, REAR'],
  ['first_last@example.org', 'FIRST UNDERSCORE LAST AT EXAMPLE.ORG'],
  ['Pay 50 € or 20 £', 'PAY 50 EUR OR 20 GBP'],
  ['§ 303.8', 'SEC. 303.8'],
  ['Søren Łuk, Straße', 'SOREN LUK, STRASSE'],
  ['*9', 'STAR 9'],
  ['a < b', 'A LESS THAN B'],
  ['¿Sí? ¡No!', 'SI? NO!'],
  ['“Señora” – niño', '"SENORA" - NINO'],
  ['Иван', '????'],
])('%s is written out', (text, typed) => {
  expect(toTtyText(text)).toBe(typed);
});

test('any text can be typed, and none vanishes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const typed = toTtyText(text);
      expect(Array.from(typed).every((character) => typableCharacters.has(character))).toBe(true);
      expect(typed === '').toBe(!/[^\s\p{M}\p{C}\p{Z}¿¡]/u.test(text.normalize('NFKD')));
    }),
  );
});
