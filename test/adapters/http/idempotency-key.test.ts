import { expect, test } from 'vitest';
import { createIdempotencyKey } from '../../../src/adapters/http/idempotency-key.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

test('a wish has one key at servers whose rings differ in their order, and another wish another', () => {
  const [one, other] = [createIdempotencyKey([newKey, oldKey]), createIdempotencyKey([oldKey, newKey])];
  expect(one('CA1:4', { pin: '736150' })).toBe(other('CA1:4', { pin: '736150' }));
  expect(one('CA1:4', { pin: '736150' })).not.toBe(other('CA1:4', { pin: '736151' }));
});
