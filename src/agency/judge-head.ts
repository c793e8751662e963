import type { ExtractHead } from './extract-head.ts';
import { knownFeatures } from './known-features.ts';

const longestName = 80;
/** How many unknown names are told. */
const mostTold = 20;

/** What was expected of a head that has the right form; undefined where its file can be read. */
export function judgeHead({ needs = [] }: ExtractHead): string | undefined {
  const unknown = needs.filter((name) => !knownFeatures.has(name));
  if (unknown.length === 0) return undefined;
  const told = unknown.filter((name) => /^[A-Za-z.-]+$/.test(name) && name.length <= longestName).slice(0, mostTold);
  const names = told.length === 0 ? '' : ` (found ${told.join(', ')})`;
  return `needs: only what this Customer Connect can tell${names}: upgrade it before you import this file`;
}
