import { expect, test } from 'vitest';
import { readCountyName } from '../../src/agency/county-name.ts';

test.each([
  ['Los Angeles', 'Los Angeles'],
  ['Los Angeles County', 'Los Angeles'],
  ['LOS ANGELES COUNTY', 'LOS ANGELES'],
  [' County  of Los Angeles ', 'Los Angeles'],
  ['condado de Los Ángeles', 'Los Ángeles'],
  ['Contra Costa Co.', 'Contra Costa'],
  ['Countyville', 'Countyville'],
  ['County', 'County'],
])('"%s" is %s', (written, name) => {
  expect(readCountyName(written)).toBe(name);
});
