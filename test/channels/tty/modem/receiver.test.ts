import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hear, judgesTyping, mishear, oddTyping, type Typist } from '../../../../scripts/bench/tty/measure-receiver.ts';
import { sounds } from '../../../../scripts/bench/tty/sounds.ts';
import { spoil, type Spoiling } from '../../../../scripts/bench/tty/spoil.ts';
import { typeTty } from '../../../../scripts/bench/tty/type-tty.ts';
import { bauds } from '../../../../src/channels/tty/modem/baud.ts';
import { createReceiver } from '../../../../src/channels/tty/modem/receiver.ts';
import { toMuLaw } from '../../../../src/channels/tty/modem/mu-law.ts';
import { transmit } from '../../../../src/channels/tty/modem/transmit.ts';

const silence = new Uint8Array(4000).fill(0xff);

describe('a receiver', () => {
  test.each([
    ['clean', {}, 0, 1],
    ['10 dB above the noise', { snrDb: 10 }, 0, 2],
    ['as loud as the noise', { snrDb: 0 }, 0.5, 3],
    ['3 dB below the noise', { snrDb: -3 }, 3, 3],
    ['1 % of frames lost', { loss: 0.01 }, 1, 3],
    ['3 % of frames lost', { loss: 0.03 }, 3, 8],
    ['5 % of frames lost', { loss: 0.05 }, 6, 8],
    ['3 % of frames lost, quiet noise instead', { loss: 0.03, concealment: 'quiet noise' }, 3, 8],
    [
      '3 % of frames lost, the last one instead, on a line with noise',
      { loss: 0.03, snrDb: 20, concealment: 'last frame again' },
      3,
      8,
    ],
  ] as const)(
    'hears the judges type: %s',
    (_, spoiling, most, seeds) => {
      for (const baud of bauds)
        for (const typist of judgesTyping(baud))
          expect(meanWrong(typist, spoiling, seeds, baud), `${typist.name}, ${baud} baud`).toBeLessThanOrEqual(most);
    },
    60_000,
  );

  test('hears TTYs off the standard: rate, tone, stop bits, level, no lead mark, a key every five seconds', () => {
    for (const typist of oddTyping())
      for (const spoiling of [{}, { snrDb: 10 }])
        expect(mishear(typist, spoiling, 1), `${typist.name} by ${typist.judge}`).toBe(0);
  }, 180_000);

  test.each(Object.entries(sounds))(
    'types nothing in a minute of %s',
    (_, make) => {
      expect(hear(Uint8Array.from(make(14), toMuLaw))).toBe('');
    },
    60_000,
  );

  test('hears the same in blocks of any length', () => {
    const muLaw = spoil(typeTty('ANY BLOCK 123'), { snrDb: 5, loss: 0.02 }, 3);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 4000 }), { minLength: 1, maxLength: 5 }), (lengths) => {
        const receiver = createReceiver();
        let [text, at] = ['', 0];
        for (let turn = 0; at < muLaw.length; turn += 1) {
          const length = lengths[turn % lengths.length] ?? 1;
          text += receiver.receive(muLaw.subarray(at, at + length));
          at += length;
        }
        expect(text).toBe(hear(muLaw));
      }),
      { numRuns: 20 },
    );
  });

  test('tells a backspace, a carriage return and a line feed as they were sent', () => {
    expect(hear(spoil(typeTty('1X\b2\r\nA'), {}, 0))).toBe('1X\b2\r\nA');
  });

  test('keeps figures across spaces and silence', () => {
    const receiver = createReceiver();
    expect(receiver.receive(spoil(typeTty('1 2'), {}, 0))).toBe('1 2');
    const withoutShift = spoil(typeTty('QW').slice(1408), {}, 0);
    expect(receiver.receive(withoutShift)).toBe('12');
  });

  test('is in letters after our own transmission', () => {
    const receiver = createReceiver();
    expect(receiver.receive(spoil(typeTty('1'), {}, 0))).toBe('1');
    receiver.type('GA');
    receiver.hush();
    expect(receiver.receive(spoil(typeTty('QW').slice(1408), {}, 0))).toBe('QW');
  });

  test('hears no character that begins before the end of our own transmission', () => {
    const receiver = createReceiver();
    const typed = spoil(typeTty('ABC'), {}, 0);
    const half = 4000 + 1408 * 2 + 700;
    receiver.type('GO AHEAD');
    expect(receiver.receive(typed.subarray(0, half))).toBe('');
    receiver.hush();
    expect(receiver.receive(typed.subarray(half))).toBe('C');
  });

  test('takes a lost block as a block of zeros', () => {
    const muLaw = transmit('LOST AND FOUND');
    const [zeros, told] = [createReceiver(), createReceiver()];
    const lost = { from: 160 * 30, to: 160 * 31 };
    const filled = muLaw.map((byte, at) => (at >= lost.from && at < lost.to ? 0xff : byte));
    const before = told.receive(muLaw.subarray(0, lost.from)) + told.lose(160);
    expect(before + told.receive(muLaw.subarray(lost.to)) + told.receive(silence)).toBe('LOST AND FOUND');
    expect(zeros.receive(filled) + zeros.lose(4000)).toBe('LOST AND FOUND');
  });
});

function meanWrong(typist: Typist, spoiling: Spoiling, seeds: number, baud: (typeof bauds)[number]): number {
  let wrong = 0;
  for (let seed = 0; seed < seeds; seed += 1) wrong += mishear(typist, spoiling, seed, baud);
  return wrong / seeds;
}
