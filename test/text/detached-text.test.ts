import { isStringOneByteRepresentation } from 'node:v8';
import { describe, expect, test } from 'vitest';
import { detachedText } from '../../src/text/detached-text.ts';

describe('a text of its own', () => {
  const file = 'say: Más información — “hoy”';

  test.each([file, file.slice(0, 20), '', 'ñ'])('says the same: %s', (text) => {
    expect(detachedText(text)).toBe(text);
  });

  test('takes one byte a character where it can', () => {
    const piece = file.slice(0, 20);
    expect(isStringOneByteRepresentation(piece)).toBe(false);
    expect(isStringOneByteRepresentation(detachedText(piece))).toBe(true);
  });
});
