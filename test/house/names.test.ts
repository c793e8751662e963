import { expect, test } from 'vitest';
import { findTwice } from './find-twice.ts';
import { listExportedNames } from './list-exported-names.ts';
import { readSourceTree } from './source-tree.ts';

const files = readSourceTree('src', 'flows', 'scripts');

test('a file name stands for one file', () => {
  const named = files.filter(({ name }) => name !== 'index.ts');
  expect(findTwice(named), 'Names that two files have').toEqual([]);
});

/** A schema and its type in one file are one thing, and so are the signatures of one function. */
test('an exported name stands for one thing', () => {
  const exported = files.flatMap((file) => listExportedNames(file).map((name) => ({ name, path: file.path })));
  expect(exported.length).toBeGreaterThan(files.length);
  expect(findTwice(exported), 'Names that two files export').toEqual([]);
});
