import type { Catalogue } from '../prompts.ts';
import type { ListedLibrary } from './directory.ts';
import { createFindByKeys } from './find-by-keys.ts';

/** Finds libraries by the keys of their city or a ZIP code near them, in the order of the directory. */
export function createFindLibraries(libraries: readonly ListedLibrary[]): Catalogue['findLibraries'] {
  const findByKeys = createFindByKeys(libraries);
  return ({ keys }) => findByKeys(keys).map(({ library }) => library);
}
