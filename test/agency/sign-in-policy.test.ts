import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Failure, judgeTrier, keepInForce, lockMs, pauseAfterMs } from '../../src/agency/sign-in-policy.ts';

const minuteMs = 60_000;
const onFile = 'the phone on file';
const stranger = { source: 'a', onFile };

/** So many failures, all at one moment. */
function failures(count: number, source = 'a', atMs = 0): Failure[] {
  return Array.from({ length: count }, () => ({ source, atMs }));
}

describe('the pause after failures in a row from one phone', () => {
  test('grows from a minute to an hour, and then lasts for a day', () => {
    const minutes = Array.from({ length: 11 }, (_, count) => pauseAfterMs(count) / minuteMs);
    expect(minutes).toEqual([0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 1440]);
  });

  test('never shrinks', () => {
    fc.assert(
      fc.property(fc.nat(200), (count) => {
        expect(pauseAfterMs(count + 1)).toBeGreaterThanOrEqual(pauseAfterMs(count));
      }),
    );
  });

  test('ends when it is over, and not before', () => {
    expect(judgeTrier(failures(3), stranger, minuteMs - 1)).toEqual({ state: 'paused', untilMs: minuteMs });
    expect(judgeTrier(failures(3), stranger, minuteMs)).toEqual({ state: 'free' });
    expect(judgeTrier(failures(2), stranger, 0)).toEqual({ state: 'free' });
  });

  test('stands still while the clock is set back', () => {
    expect(judgeTrier(failures(3, 'a', 100 * minuteMs), stranger, 50 * minuteMs).state).toBe('paused');
  });

  test('is that of no other phone', () => {
    expect(judgeTrier(failures(10), { source: 'b', onFile }, 0)).toEqual({ state: 'free' });
  });
});

describe('a lock', () => {
  test('of one phone ends a day after its last failure', () => {
    expect(judgeTrier(failures(10), stranger, lockMs - 1)).toEqual({ state: 'locked', untilMs: lockMs });
    expect(judgeTrier(failures(10), stranger, lockMs)).toEqual({ state: 'free' });
  });

  test('of all phones comes with the thirtieth failure, and leaves out the phone on file', () => {
    const many = [...failures(10, 'x'), ...failures(10, 'y'), ...failures(9, 'z')];
    expect(judgeTrier(many, stranger, 0)).toEqual({ state: 'free' });
    const more = [...many, ...failures(1, 'w', minuteMs)];
    expect(judgeTrier(more, stranger, minuteMs)).toEqual({ state: 'locked', untilMs: lockMs + minuteMs });
    expect(judgeTrier(more, { source: onFile, onFile }, minuteMs)).toEqual({ state: 'free' });
    expect(judgeTrier([...many, ...failures(3, onFile)], stranger, 0)).toEqual({ state: 'free' });
  });
});

test('however guesses come, no more than thirty are judged in a day, and ten from the phone on file', () => {
  const guesses = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd', onFile), fc.nat(10_000_000)), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(guesses, (tried) => {
      const judged: Failure[] = [];
      let [counted, nowMs]: [Failure[], number] = [[], 0];
      for (const [source, waitMs] of tried) {
        nowMs += waitMs;
        if (judgeTrier(counted, { source, onFile }, nowMs).state !== 'free') continue;
        counted = [...keepInForce(counted, onFile, nowMs), { source, atMs: nowMs }];
        judged.push({ source, atMs: nowMs });
      }
      for (const { atMs } of judged) {
        const day = judged.filter((one) => one.atMs <= atMs && one.atMs > atMs - lockMs);
        expect(day.filter(({ source }) => source === onFile).length).toBeLessThanOrEqual(10);
        expect(day.filter(({ source }) => source !== onFile).length).toBeLessThanOrEqual(30);
      }
    }),
  );
});
