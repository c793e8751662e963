import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { splitSpoken } from '../../../src/channels/voice/split-spoken.ts';
import type { Part } from '../../../src/prompts/spoken.ts';

const text = (length: number): Part => ({ kind: 'text', text: 'x'.repeat(length) });
const pause: Part = { kind: 'pause', ms: 300 };

function split(...parts: Part[]): Part[][] {
  return splitSpoken({ language: 'en', parts }).map((piece) => [...piece.parts]);
}

function lengthOf(parts: readonly Part[]): number {
  return parts.map((part) => (part.kind === 'text' ? part.text.length : 0)).reduce((sum, length) => sum + length, 0);
}

test('what one voice can say stays whole', () => {
  const parts = [text(1000), pause, text(900)];
  expect(split(...parts)).toEqual([parts]);
});

test('what is too much for one ends with a sentence', () => {
  expect(split(text(1500), pause, text(400), text(300), pause, text(200))).toEqual([
    [text(1500), pause, text(400), text(300), pause],
    [text(200)],
  ]);
});

test('a sentence that is too long itself ends between two parts', () => {
  expect(split(text(1900), text(1000), text(200))).toEqual([[text(1900), text(1000)], [text(200)]]);
});

test('a slot counts as long as its longer form', () => {
  const slot: Part = { kind: 'slot', type: 'money', written: '$1', spoken: 'x'.repeat(1600) };
  expect(split(slot, slot)).toEqual([[slot], [slot]]);
});

test('the carrier counts bytes, URL-encoded', () => {
  const spaced: Part = { kind: 'text', text: 'ñ '.repeat(300) };
  expect(split(spaced, pause, spaced)).toEqual([[spaced, pause], [spaced]]);
});

test('a list that is too long for one voice is cut between words, and none is lost', () => {
  const dockets = Array.from({ length: 150 }, (_, index) => `F L, 2 0 2 1, 0 0 4 ${index}`).join('; ');
  const pieces = split({ kind: 'slot', type: 'spell', written: 'FL', spoken: dockets });
  const said = pieces.map((piece) => piece.map((part) => (part.kind === 'text' ? part.text : '')).join(''));
  expect(said.length).toBeGreaterThan(1);
  expect(said.join('')).toBe(dockets);
  for (const each of said) expect(encodeURIComponent(each).length).toBeLessThanOrEqual(4500);
});

test('pauses alone are not said', () => {
  expect(split(pause, pause)).toEqual([]);
  expect(split()).toEqual([]);
});

test('no piece is too long, and none of the parts is lost', () => {
  const anyPart = fc.oneof(
    fc.nat(700).map((length) => text(length + 1)),
    fc.constant(pause),
  );
  fc.assert(
    fc.property(fc.array(anyPart, { maxLength: 60 }), (parts) => {
      const pieces = split(...parts);
      for (const piece of pieces) expect(lengthOf(piece)).toBeLessThanOrEqual(3000);
      expect(pieces.flat().filter(({ kind }) => kind === 'text')).toEqual(parts.filter(({ kind }) => kind === 'text'));
    }),
  );
});
