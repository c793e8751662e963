import { expect, test } from 'vitest';
import { speechSeconds } from '../../../src/channels/voice/speech-seconds.ts';
import type { Part } from '../../../src/prompts/spoken.ts';

const text = (words: string): Part => ({ kind: 'text', text: words });
const pause: Part = { kind: 'pause', ms: 300 };
const digits: Part = { kind: 'slot', type: 'digits', written: '0001', spoken: '0 0 0 1' };

test.for<[string, Part[], number]>([
  ['nothing', [], 0],
  ['thirteen words', [text('one two three four five six seven eight nine ten eleven twelve thirteen')], 5],
  ['words of Spanish', [text('¿Sí? Oprima el 1, por favor — años después.')], 8 / 2.6],
  ['words with signs in them', [text("don't: 9:30 a.m.")], 3 / 2.6],
  ['pauses', [pause, pause], 0.6],
  ['a number digit by digit', [text('It ends in '), digits, text('.')], 7 / 2.6],
  ['sentences with a pause between them', [text('Thank you.'), pause, text('Goodbye.')], 3 / 2.6 + 0.3],
])('%s', ([, parts, seconds]) => {
  expect(speechSeconds([{ language: 'en', parts }])).toBeCloseTo(seconds);
});

test('several voices speak one after the other', () => {
  const thirteen = { language: 'en', parts: [text('a '.repeat(13))] } as const;
  expect(speechSeconds([thirteen, { ...thirteen, language: 'es' }])).toBeCloseTo(10);
  expect(speechSeconds([])).toBe(0);
});
