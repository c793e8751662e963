import { join } from 'node:path';

/** Where the programs of a run of tests are built. */
export const builtPrograms = join(import.meta.dirname, '../../node_modules/.cache/programs');

/**
 * A program of this project, such as `src/server.ts`, as the tests start it: built into few files. To load seven hundred modules takes longer
 * than most of what a program does in a test.
 */
export function builtProgram(file: string): string {
  return join(builtPrograms, file.replace(/\.ts$/, '.mjs'));
}
