import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Advice } from '../../yaml/problem.ts';

/** What to do where an agency has no folder for its wording. Undefined where there is one. */
export function adviseOnFolder(folder: string): Advice | undefined {
  if (!isMissing(folder)) return undefined;
  const message = 'There is no such folder.';
  const isOfOne = existsSync(join(dirname(folder), 'directory.yaml'));
  const suggestion = isOfOne
    ? `The one above it holds the wording of a single agency: move its files into "${basename(folder)}", or name no agencies in lines.yaml.`
    : 'Make it of a copy of the folder of another agency with the same flow, and change the copy.';
  return { message, suggestion };
}

/** A folder that may not be looked into is there. */
function isMissing(folder: string): boolean {
  try {
    return statSync(folder, { throwIfNoEntry: false }) === undefined;
  } catch {
    return false;
  }
}
