import { describe, expect, test } from 'vitest';
import { sounds } from '../../../../scripts/bench/tty/sounds.ts';
import { spoil } from '../../../../scripts/bench/tty/spoil.ts';
import { typeTty } from '../../../../scripts/bench/tty/type-tty.ts';
import { spandsp } from '../../../../scripts/rigs/judges/spandsp.ts';
import { createDetector } from '../../../../src/channels/tty/modem/detector.ts';
import { toMuLaw } from '../../../../src/channels/tty/modem/mu-law.ts';

/** In which 20 ms frame of a sound the detector becomes sure; −1 for never. */
function surePlace(muLaw: Uint8Array, ours?: string): number {
  const detector = createDetector(ours);
  for (let at = 0; at < muLaw.length; at += 160) if (detector.hear(muLaw.subarray(at, at + 160))) return at / 160;
  return -1;
}

describe('a detector', () => {
  test('is sure of a TTY after two characters', () => {
    const muLaw = spoil(spandsp.speak('HELLO GA'), { snrDb: 20 }, 0);
    expect(surePlace(muLaw)).toBeGreaterThan(25);
    expect(surePlace(muLaw)).toBeLessThan(25 + 3 * 9 + 10);
  });

  test('takes taps of the space bar three times', () => {
    expect(surePlace(spoil(typeTty('   ', { pauseMs: 1000 }), { snrDb: 20 }, 0))).toBeGreaterThan(0);
    expect(surePlace(spoil(typeTty('  ', { pauseMs: 1000 }), { snrDb: 20 }, 0))).toBe(-1);
    expect(surePlace(spoil(typeTty('    ', { pauseMs: 2500 }), { snrDb: 20 }, 0))).toBe(-1);
  });

  test('takes no echo of what we sent for a TTY, not even where parts of it are lost', () => {
    const ours = 'TTY CALL 866-399-4096';
    expect(surePlace(spoil(typeTty(ours), { gainDb: -20 }, 0), ours)).toBe(-1);
    expect(surePlace(spoil(typeTty(ours), { gainDb: -6, loss: 0.05 }, 2), ours)).toBe(-1);
    expect(surePlace(spoil(typeTty('HELLO TTY CALL'), {}, 0), ours)).toBeGreaterThan(0);
  });

  test('stays sure', () => {
    const detector = createDetector();
    detector.hear(spoil(typeTty('HELLO'), {}, 0));
    expect(detector.hear(new Uint8Array(160).fill(0xff))).toBe(true);
  });

  test.each(Object.entries(sounds))(
    'is not taken in by a minute of %s',
    (_, make) => {
      expect(surePlace(Uint8Array.from(make(5), toMuLaw))).toBe(-1);
    },
    60_000,
  );
});
