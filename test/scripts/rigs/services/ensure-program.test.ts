import { expect, test } from 'vitest';
import { ensureFile, ensureProgram } from '../../../../scripts/rigs/services/ensure-program.ts';

test('a program on the PATH is found, and so is one at a path of its own, the newest first', () => {
  expect(ensureProgram({ found: ['sh'], package: 'dash' })).toMatch(/\/sh$/);
  expect(ensureProgram({ found: ['no-such-program', '/bin/s[h]'], package: 'dash' })).toBe('/bin/sh');
});

test('what no package brings is named, with the package to install', () => {
  expect(() => ensureProgram({ found: ['no-such-program'], package: 'dash' })).toThrow(
    'no-such-program is missing: install the Debian package dash',
  );
});

test('a file need not be a program', () => {
  expect(ensureFile({ found: ['/etc/passwd'], package: 'base-files' })).toBe('/etc/passwd');
});
