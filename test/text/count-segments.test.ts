import { expect, it } from 'vitest';
import { countSegments } from '../../src/text/count-segments.ts';

it.each<[string, number]>([
  ['', 1],
  ['a'.repeat(160), 1],
  ['a'.repeat(161), 2],
  ['a'.repeat(306), 2],
  ['a'.repeat(307), 3],
  [`á${'a'.repeat(69)}`, 1],
  [`á${'a'.repeat(70)}`, 2],
  [`á${'a'.repeat(160)}`, 3],
  [`mañana é à ü ¿ ¡ ${'a'.repeat(143)}`, 1],
  [`€${'a'.repeat(158)}`, 1],
  [`€${'a'.repeat(159)}`, 2],
  [`sábado ${'a'.repeat(64)}`, 2],
  ['🛑'.repeat(35), 1],
  ['🛑'.repeat(36), 2],
])('%s', (text, segments) => {
  expect(countSegments(text)).toBe(segments);
});
