import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countEncoded } from '../../src/twilio/count-encoded.ts';

test('a text has as many bytes as it is encoded to', () => {
  for (const text of ['', 'a b', "it's (so)!", 'año', '…', '👋🏽', '\t"<&>']) {
    expect(countEncoded(text)).toBe(encodeURIComponent(text).length);
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => countEncoded(text) === encodeURIComponent(text).length),
  );
});
