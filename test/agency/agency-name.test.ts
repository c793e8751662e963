import { expect, test } from 'vitest';
import { toAgencyName } from '../../src/agency/agency-name.ts';

test.each([
  ['Lake_County', 'lake-county'],
  ['lake county', 'lake-county'],
  ['Lake - County', 'lake-county'],
  ['9th-county', undefined],
  ['Shared', undefined],
  ['condado-de-peña', undefined],
])('the name of an agency that is nearest to "%s" is %s', (text, name) => {
  expect(toAgencyName(text)).toBe(name);
});
