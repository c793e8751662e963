import { openLines } from '../../../src/lines/lines-file.ts';
import { agenciesOf, flowsOf } from '../../../src/lines/lines.ts';
import { FileErrors } from '../../../src/yaml/file-errors.ts';

/** The flows that the lines of each agency name, by its name. Undefined where the lines have mistakes, which `check:lines` tells. */
export function readFlows(file: string): ReadonlyMap<string, readonly string[]> | undefined {
  try {
    const lines = openLines(file);
    return new Map(agenciesOf(lines).map((agency) => [agency, flowsOf(lines, agency)]));
  } catch (error) {
    if (error instanceof FileErrors) return undefined;
    throw error;
  }
}
