import { findFlows } from '../../../src/config/read-agencies.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';
import { lastGoodFolder } from '../../../src/yaml/last-good.ts';

/** The flows that the lines of each agency name, by its name. Undefined where the lines cannot be read, which `check:lines` tells. */
export function readFlows(file: string): ReadonlyMap<string, readonly string[]> | undefined {
  try {
    return findFlows(file, lastGoodFolder);
  } catch (error) {
    if (error instanceof FileErrors) return undefined;
    throw error;
  }
}
