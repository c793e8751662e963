import { expect, test } from 'vitest';
import { readSpokenDigits } from '../../src/dialogue/read-spoken-digits.ts';

test.each([
  ['four digits among other words are a number', 'since 2026', true, '2026'],
  ['three digits among other words are none', 'room 202 please', true, undefined],
  ['two numbers among other words are none', 'from 2025 to 2026', true, undefined],
  ['four digits among other words are none where other words do not count', 'since 2026', false, undefined],
  ['digits alone are a number, however few', '2 0', false, '20'],
])('%s', (_, heard, amongWords, digits) => {
  expect(readSpokenDigits(heard, new Map(), amongWords)).toBe(digits);
});
