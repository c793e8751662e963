import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mayCheckPin, pauseAfterMs } from '../../src/agency/sign-in-policy.ts';

const minuteMs = 60_000;

describe('the pause after failures in a row', () => {
  test('grows from a minute to an hour, and then only a reset helps', () => {
    const minutes = Array.from({ length: 11 }, (_, failures) => pauseAfterMs(failures) / minuteMs);
    expect(minutes).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, Infinity]);
  });

  test('never shrinks', () => {
    fc.assert(
      fc.property(fc.nat(200), (failures) => {
        expect(pauseAfterMs(failures + 1)).toBeGreaterThanOrEqual(pauseAfterMs(failures));
      }),
    );
  });
});

describe('checks of PINs', () => {
  test('are never more than ten in a row without a reset, however long somebody waits in between', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(4_000_000_000), { maxLength: 300 }), (waitsMs) => {
        let [checks, lastMs, nowMs] = [0, 0, 0];
        for (const waitMs of waitsMs) {
          nowMs += waitMs;
          if (!mayCheckPin(checks, lastMs, nowMs)) continue;
          checks += 1;
          lastMs = nowMs;
        }
        expect(checks).toBeLessThanOrEqual(10);
      }),
    );
  });

  test('go on when the pause is over, and not before', () => {
    expect(mayCheckPin(3, 0, minuteMs - 1)).toBe(false);
    expect(mayCheckPin(3, 0, minuteMs)).toBe(true);
    expect(mayCheckPin(2, 0, 0)).toBe(true);
  });

  test('stand still while the clock is set back', () => {
    expect(mayCheckPin(3, 100 * minuteMs, 50 * minuteMs)).toBe(false);
  });
});
