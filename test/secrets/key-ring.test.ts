import { expect, test } from 'vitest';
import { deriveKeys } from '../../src/secrets/key-ring.ts';

const keyOf = (id: string) => ({ id, secret: 'a made-up secret of thirty-two characters' });

test.each([
  ['first', '2026-11-27x4'],
  ['local', '2026-11-27x4'],
  ['2025', '2026-11-27x4'],
  ['2026-11-27x4', '2027-11-29a1'],
])('of %s and %s the former is the older key, in both orders of the ring', (older, newer) => {
  for (const ring of [
    [keyOf(older), keyOf(newer)],
    [keyOf(newer), keyOf(older)],
  ]) {
    const { first, oldest } = deriveKeys(ring, 'source');
    expect(oldest.id).toBe(older);
    expect(first.id).toBe(ring[0]?.id);
  }
});
