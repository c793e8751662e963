import { describe, expect, test } from 'vitest';
import { foldPrompts } from '../../../../scripts/bench/tty/fold-prompts.ts';
import { misread } from '../../../../scripts/bench/tty/measure-transmitter.ts';
import { minimodem } from '../../../../scripts/rigs/judges/minimodem.ts';
import { spandsp } from '../../../../scripts/rigs/judges/spandsp.ts';
import { bauds } from '../../../../src/channels/tty/modem/baud.ts';
import { ttyCharacters } from '../../../../src/channels/tty/modem/code-table.ts';
import { muLawSamples } from '../../../../src/channels/tty/modem/mu-law.ts';
import { createTransmission, transmissionMs, transmit } from '../../../../src/channels/tty/modem/transmit.ts';

describe('transmit', () => {
  test.each(bauds)(
    'is read by both judges, prompts of both languages, at %d baud',
    (baud) => {
      for (const language of ['en', 'es'] as const) {
        const texts = foldPrompts(language).filter((_, at) => at % 20 === 0);
        expect(texts.length).toBeGreaterThan(10);
        for (const judge of [minimodem, spandsp]) expect(misread(judge, texts, baud), judge.name).toBe(0);
      }
    },
    60_000,
  );

  test('has every character where spandsp has it', () => {
    const all = [...ttyCharacters].join('');
    expect(spandsp.hear(transmit(all))).toBe(all);
  });

  test('is read by TTYs that end figures at a space, and by those that do not', () => {
    const text = 'PRESS 1 23 45 THEN 0 GA';
    for (const judge of [minimodem, spandsp]) expect(judge.hear(transmit(text)), judge.name).toBe(text);
  });

  test('lasts as long as it says', () => {
    expect(transmissionMs('GA')).toBeCloseTo(150 + (3 * 8 * 1000) / 45.45 + 300, 0);
    expect(transmissionMs('GA', { baud: 50 })).toBe(150 + 3 * 8 * 20 + 300);
    expect(transmit('GA')).toHaveLength(transmissionMs('GA') * 8);
  });

  test('is -14 dBm0 from beginning to end, without a step', () => {
    const samples = Array.from(transmit('RYRY 12'), (byte) => muLawSamples[byte] ?? 0);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    expect(10 * Math.log10((2 * power) / 32_768 ** 2) + 3.14).toBeCloseTo(-14, 0);
    const steepest = Math.max(...samples.slice(1).map((sample, at) => Math.abs(sample - (samples[at] ?? 0))));
    expect(steepest).toBeLessThan(4600 * 2 * Math.sin((Math.PI * 1800) / 8000) * 1.05);
  });

  test('is the same made block by block', () => {
    const transmission = createTransmission('THE SAME 12');
    const blocks: number[] = [];
    const block = new Uint8Array(160);
    for (let length = transmission.write(block); length > 0; length = transmission.write(block))
      blocks.push(...block.subarray(0, length));
    expect(Uint8Array.from(blocks)).toEqual(transmit('THE SAME 12'));
  });
});
