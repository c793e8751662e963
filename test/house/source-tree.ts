import { globSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

const root = join(import.meta.dirname, '../..');

export type SourceFile = Readonly<{
  name: string;
  /** From the top of the repository: `src/calls/calls.ts`. */
  path: string;
  text: string;
  lines: readonly string[];
}>;

/** The TypeScript files of these folders, in the order of their paths. */
export function readSourceTree(...folders: readonly string[]): readonly SourceFile[] {
  return readFiles('ts', folders);
}

/** All that is written in these folders: TypeScript, C, settings and notes. */
export function readTextTree(...folders: readonly string[]): readonly SourceFile[] {
  return readFiles('{ts,mjs,c,yaml,json,md}', folders);
}

function readFiles(endings: string, folders: readonly string[]): readonly SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.${endings}`, { cwd: root }))
    .map((path) => path.split(sep).join('/'))
    .toSorted()
    .map(readSourceFile);
}

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return { name: basename(path), path, text, lines: text.trimEnd().split('\n') };
}
