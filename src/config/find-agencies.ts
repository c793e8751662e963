import { FileErrors } from '../yaml/file-errors.ts';
import { createLastGood } from '../yaml/last-good.ts';
import { loadSource } from '../yaml/source.ts';
import { nameAgencies } from '../lines/lines-file.ts';

/**
 * The agencies that a file of lines names; one without a name where it names none. Of a file that cannot be read, those of its last good
 * copy count. Throws `FileErrors` where there is none.
 */
export function findAgencies(file: string, keptIn: string): readonly [string, ...string[]] {
  try {
    return nameAgencies(loadSource(file));
  } catch (error) {
    const [kept] = (error instanceof FileErrors ? createLastGood(keptIn, 'lines', file).read() : undefined) ?? [];
    if (kept) return nameAgencies(kept);
    throw error;
  }
}
