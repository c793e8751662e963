import { mkdtempSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tellSystemFault } from '../../src/process/tell-system-fault.ts';

const folder = mkdtempSync(join(tmpdir(), 'ivr-faults-'));
const file = join(folder, 'file');
writeFileSync(file, '');

function faultOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing failed');
}

function makeFault(code: string, facts: object): Error {
  return Object.assign(new Error(`${code}: in the system's words`), { code, syscall: 'open', ...facts });
}

test.each([
  ['a missing file', () => openSync(`${file}.no`, 'r'), `There is no file or folder ${file}.no: check the name.`],
  ['a missing folder', () => openSync(`${folder}/no/x`, 'w'), `There is no folder ${folder}/no: make it first, or`],
  ['a file on the way', () => openSync(`${file}/x`, 'w'), `${file}/x leads through a file`],
  ['a folder for a file', () => openSync(folder, 'w'), `${folder} is a folder: name a file.`],
  ['a file that is there', () => openSync(file, 'wx'), `${file} exists already: name another place`],
])('%s is told with its path and what to do', (_what, work, sentence) => {
  expect(tellSystemFault(faultOf(work))).toContain(sentence);
});

test.each([
  ['EACCES', `This user may not read or write ${file}: change its permissions`],
  ['EPERM', `This user may not read or write ${file}: change its permissions`],
  ['ENOSPC', `The disk that holds ${file} is full: make room`],
  ['EROFS', `${file} stands where nothing can be written`],
])('%s is told with its path and what to do', (code, sentence) => {
  expect(tellSystemFault(makeFault(code, { path: file }))).toContain(sentence);
});

test('where the system names no path, it is one that was asked for', () => {
  const fault = faultOf(() => readFileSync(folder));
  expect(tellSystemFault(fault, [file, folder])).toBe(`${folder} is a folder: name a file.`);
  const full = makeFault('ENOSPC', { syscall: 'write' });
  expect(tellSystemFault(full, [file])).toContain(`The disk that holds ${file} is full`);
  expect(tellSystemFault(full)).toBeUndefined();
});

test('what concerns no file is left to others', () => {
  const spawned = makeFault('ENOENT', { syscall: 'spawn pg_dump', path: 'pg_dump' });
  const refused = makeFault('EACCES', { syscall: 'listen', address: '127.0.0.1', port: 80 });
  for (const error of [spawned, refused, makeFault('EIO', { path: file }), new Error('ENOENT'), 'ENOENT'])
    expect(tellSystemFault(error)).toBeUndefined();
});
