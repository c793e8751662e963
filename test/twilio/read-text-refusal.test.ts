import { expect, test } from 'vitest';
import { readTextRefusal } from '../../src/twilio/read-text-refusal.ts';

test.each([
  ['opted-out', [21_610]],
  ['unreachable', [21_211, 21_612, 21_614, 21_635, 30_004, 30_005, 30_006]],
  ['passing', [30_003, 30_008, 30_500]],
  ['filtered', [30_007]],
  ['sender', [20_003, 21_606, 21_601, 21_608, 30_001, 30_002, 30_032, 30_034]],
  ['unknown', [undefined, 0, 21_408, 21_617, 99_999]],
])('%s is what these codes mean', (why, codes) => {
  for (const code of codes) expect(readTextRefusal(code), String(code)).toBe(why);
});
