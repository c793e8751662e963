import { expect, test } from 'vitest';
import { readReference } from '../../../../src/adapters/sql/queries/read-reference.ts';
import { writeReference } from '../../../../src/adapters/sql/queries/signed-in.ts';

/** What servers of 0.1.0 make of a reference; they find nobody where it is no integer. */
const readByOlder = Number;

test.each([
  [1, 0],
  [1, 1],
  [7, 10],
  [2_147_483_647, 2_147_483_647],
])('a reference to participant %i names them after %i changes of their PIN, and in servers of 0.1.0', (id, changes) => {
  const reference = writeReference(id, changes);
  expect(readReference(reference)).toBe(id);
  expect(readByOlder(reference)).toBe(id);
  expect(reference).not.toBe(writeReference(id, changes + 1));
});
