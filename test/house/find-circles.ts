import { dirname, join } from 'node:path/posix';
import { parseModule } from './parse-module.ts';
import type { SourceFile } from './source-tree.ts';

type Arrow = Readonly<{ from: string; to: string }>;

/**
 * The imports that let rooms need each other, as `file → file`. A folder is one room; a file beside sub-folders is a room of its own:
 * `calls/calls.ts` may put the sub-folders together, and they may stand on `calls/patience.ts`, but not on `calls/calls.ts`.
 */
export function findCircles(files: readonly SourceFile[]): readonly string[] {
  const folders = new Set(files.map(({ path }) => dirname(path)));
  const hasSubFolders = (folder: string) => [...folders].some((other) => other.startsWith(`${folder}/`));
  const roomOf = (path: string) => (hasSubFolders(dirname(path)) ? path : dirname(path));
  const arrows = files.flatMap(listImports).filter(({ from, to }) => roomOf(from) !== roomOf(to));
  const neighbours = new Map<string, Set<string>>();
  for (const { from, to } of arrows) {
    neighbours.set(roomOf(from), (neighbours.get(roomOf(from)) ?? new Set()).add(roomOf(to)));
  }
  return arrows
    .filter(({ from, to }) => canReach(neighbours, roomOf(to), roomOf(from)))
    .map(({ from, to }) => `${from} → ${to}`);
}

function listImports({ path, text }: SourceFile): readonly Arrow[] {
  return parseModule(text).body.flatMap((item) => {
    if (!('source' in item) || !item.source?.value.startsWith('.')) return [];
    return [{ from: path, to: join(dirname(path), item.source.value) }];
  });
}

function canReach(neighbours: ReadonlyMap<string, ReadonlySet<string>>, start: string, goal: string): boolean {
  const seen = new Set<string>();
  const open = [start];
  for (let room = open.pop(); room !== undefined; room = open.pop()) {
    if (room === goal) return true;
    if (seen.has(room)) continue;
    seen.add(room);
    open.push(...(neighbours.get(room) ?? []));
  }
  return false;
}
