import { expect, test } from 'vitest';
import { convert, muLawFile, raw, toSamples } from '../../../../scripts/rigs/judges/run.ts';
import { muLawSamples, toMuLaw } from '../../../../src/channels/tty/modem/mu-law.ts';

test('bytes stand for the samples that sox says', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const samples = toSamples(convert(bytes, ...muLawFile, '-', ...raw, '-'));
  expect([...muLawSamples].map((sample) => sample + 0)).toEqual([...samples]);
});

test('a sample becomes a byte that stands for it within half a step', () => {
  for (let sample = -32_768; sample <= 32_767; sample += 7) {
    const error = Math.abs((muLawSamples[toMuLaw(sample)] ?? 0) - sample);
    expect(error, `${sample}`).toBeLessThanOrEqual((Math.abs(sample) + 132) / 32);
  }
});

test('every byte but the second zero comes back', () => {
  const bytes = Array.from({ length: 256 }, (_, byte) => byte);
  expect(bytes.filter((byte) => toMuLaw(muLawSamples[byte] ?? 0) !== byte)).toEqual([0x7f]);
});
