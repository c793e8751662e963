import { expect, test } from 'vitest';
import { createSeals } from '../../../../src/adapters/sql/audit/seal-entry.ts';
import { newKey, oldKey } from '../../../support/sqlite-records.ts';

const entry = {
  chain: 3,
  sequence: 7,
  at_ms: 1_700_000_000_000,
  what: 'case-told',
  subject: 'participant 7',
  call: 'CA1',
  turn: 4,
  line: 'customer-connect',
  facts: '{"case":1}',
};
const seals = createSeals([oldKey]);
const sealed = seals.seal(entry, 'the seal before');

test('an entry is intact behind the entry that it was sealed behind, under any key of the ring', () => {
  expect(seals.judge(sealed, 'the seal before')).toBe('intact');
  expect(createSeals([newKey, oldKey]).judge(sealed, 'the seal before')).toBe('intact');
  expect(seals.judge(sealed, 'another seal')).toBe('changed');
  expect(createSeals([newKey]).judge(sealed, 'the seal before')).toBe('key-missing');
});

test.each(Object.entries(entry))('a change of %s breaks the seal', (field, value) => {
  const changed = { ...sealed, [field]: typeof value === 'number' ? value + 1 : `${value} ` };
  expect(seals.judge(changed, 'the seal before')).toBe('changed');
});
