import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  figureOf,
  figuresShift,
  letterOf,
  lettersShift,
  spaceCode,
  ttyCharacters,
} from '../../../../src/channels/tty/modem/code-table.ts';
import { encode } from '../../../../src/channels/tty/modem/encode.ts';

const ltrs = lettersShift;
const figs = figuresShift;
const text = fc.string({ unit: fc.constantFrom(...ttyCharacters), maxLength: 200 });

describe('encode', () => {
  test('says letters first and last', () => {
    expect([...encode('A')]).toEqual([ltrs, 0x03]);
    expect([...encode('1')]).toEqual([ltrs, figs, 0x17, ltrs]);
  });

  test('says the shift again after each space', () => {
    expect([...encode('1 2 A B')]).toEqual([ltrs, figs, 0x17, 4, figs, 0x13, 4, ltrs, 0x03, 4, ltrs, 0x19]);
  });

  test('says the shift again after 72 characters', () => {
    const codes = [...encode('E'.repeat(150))];
    expect(codes.flatMap((code, at) => (code === ltrs ? [at] : []))).toEqual([0, 73, 146]);
  });

  test.each(['#', '*', '@', 'a', 'Ñ', '\b', '_'])('has no %j', (character) => {
    expect(() => encode(`A${character}`)).toThrow(`TTYs lack the character ${JSON.stringify(character)}`);
  });

  test('tells a TTY the same, whether or not it ends figures at a space', () => {
    fc.assert(
      fc.property(text, (typed) => {
        for (const endsAtSpace of [false, true]) expect(print(encode(typed), endsAtSpace)).toBe(typed);
      }),
    );
  });

  test('ends in letters, and says a shift every 72 characters at the latest', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const codes = [...encode(typed)];
        const shifts = codes.flatMap((code, at) => (code === ltrs || code === figs ? [at] : []));
        expect(codes[shifts.at(-1) ?? 0]).toBe(ltrs);
        for (const [n, at] of [...shifts, codes.length].entries())
          expect(at - (shifts[n - 1] ?? 0)).toBeLessThanOrEqual(73);
      }),
    );
  });
});

/** What a TTY prints. */
function print(codes: Uint8Array, endsAtSpace: boolean): string {
  let [row, printed] = [figureOf, ''];
  for (const code of codes) {
    if (code === ltrs || (code === spaceCode && endsAtSpace)) row = letterOf;
    if (code === figs) row = figureOf;
    printed += row[code] ?? '';
  }
  return printed;
}
