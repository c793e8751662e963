import { describe, expect, test } from 'vitest';
import { sound, typeTty } from '../../../scripts/bench/tty/type-tty.ts';
import type { Output, Question } from '../../../src/dialogue/output.ts';
import { openTtyLine } from '../../support/tty-line.ts';

const role: Question = {
  kind: 'choice',
  prompt: 'role',
  options: { parent: { key: '1' }, 'not-a-parent': { key: '2' }, other: { key: '7' } },
};
const id: Question = { kind: 'digits', prompt: 'participant-id', minDigits: 7, maxDigits: 15, secret: false };
const outputs = [role, id].map((question): Output => ({
  language: 'en',
  pace: 'relay',
  told: [],
  next: { kind: 'ask', question, misses: 0 },
}));
const answers = [
  { kind: 'keys', keys: '1' },
  { kind: 'keys', keys: '1000000000001' },
];

type LineOptions = Omit<Parameters<typeof openTtyLine>[0], 'outputs'>;

/** Answers two questions, typing so long after the tone behind our typing; below zero, while it still holds. */
async function answerAfter(ms: number, options: LineOptions = {}) {
  const line = openTtyLine({ outputs, ...options });
  for (const text of ['1 GA', '1000000000001 GA']) {
    await line.reads();
    const typed = typeTty(text);
    line.types(typed, ms);
    await line.passes(ms + typed.length / 8 + 1800);
  }
  return line.taken.slice(1);
}

describe('a caller who types soon after our GA is read whole', () => {
  test.each([-200, -100, 0, 60, 100, 200, 260, 300])('%d ms behind our last tone', async (ms) => {
    expect(await answerAfter(ms)).toEqual(answers);
  });

  test.each([100, 400])('before the carrier tells us, %d ms late, that our typing was played', async (markLateMs) => {
    expect(await answerAfter(0, { markLateMs })).toEqual(answers);
  });
});

describe('the echo of our own typing is no answer', () => {
  const lags = [100, 300, 600, 700, 1200, 2000];

  test.each(lags.flatMap((lagMs) => [-6, -20].map((gainDb) => ({ lagMs, gainDb }))))(
    '$lagMs ms late, at $gainDb dB',
    async (echo) => {
      expect(await answerAfter(echo.lagMs + 100, { echo })).toEqual(answers);
    },
  );

  test.each([
    { lagMs: 100, gainDb: -6 },
    { lagMs: 300, gainDb: -20 },
    { lagMs: 800, gainDb: -20 },
    { lagMs: 2000, gainDb: -20 },
  ])('that mixes with the answer of a caller who types at once: $lagMs ms late, at $gainDb dB', async (echo) => {
    expect(await answerAfter(100, { echo })).toEqual(answers);
  });

  const longLags = [500, 800, 1200, 1500, 2000, 2500, 3000];

  test.each(longLags.flatMap((lagMs) => [-20, -26].map((gainDb) => ({ lagMs, gainDb }))))(
    'nor is what it leaves of a character, nor what the caller types in its time: $lagMs ms late, at $gainDb dB',
    async (echo) => {
      for (const ms of [0, 200, 400, 1200]) expect(await answerAfter(ms, { echo }), `${ms} ms`).toEqual(answers);
    },
  );

  test('nor does it keep the turn from being silence', async () => {
    const line = openTtyLine({ outputs, echo: { lagMs: 1200, gainDb: -6 } });
    await line.reads();
    await line.passes(30_000);
    expect(line.taken).toHaveLength(1);
    await line.passes(31_000);
    expect(line.taken.slice(1)).toEqual([{ kind: 'silence' }]);
  });
});

test('a caller may type the very words that we typed last', async () => {
  const line = openTtyLine({ outputs: [outputs[0] as Output] });
  await line.reads();
  // The question ends in "7 OTHER OPTIONS GA".
  const typed = typeTty('OTHER OPTIONS GA');
  line.types(typed, 60);
  await line.passes(60 + typed.length / 8 + 1800);
  expect(line.taken.slice(1)).toEqual([{ kind: 'speech', text: 'other options' }]);
});

describe('a key of a telephone that is pressed while somebody types', () => {
  const rate = 8000;

  /** The tones of key 3. */
  function pressTone(seconds: number): Float64Array {
    const [row, column] = [697, 1477].map((hz) => sound([[hz, seconds]], () => 6000));
    return Float64Array.from(row ?? [], (sample, at) => sample + (column?.[at] ?? 0));
  }

  test.each([100, 200, 300])('spoils nothing that is typed after it: %d ms of tones', async (toneMs) => {
    const line = openTtyLine({ outputs: outputs.slice(1) });
    await line.reads();
    const tone = pressTone(toneMs / 1000);
    const before = typeTty('100000', { holdMs: 0 });
    const after = typeTty('01', { holdMs: 300 });
    // Its figures shift is left out: the telephone knows of no key.
    const whole = Float64Array.from([...before, ...tone, ...new Float64Array(rate / 5), ...after.slice(1408)]);
    const hold = 500;
    line.types(whole, hold);
    await line.passes(300 + hold + (before.length + tone.length) / 8);
    line.press('3');
    await line.passes(15_000);
    expect(line.taken.slice(1)).toEqual([{ kind: 'keys', keys: '100000301' }]);
  });
});
