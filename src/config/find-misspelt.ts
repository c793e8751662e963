import { editDistance } from '../text/edit-distance.ts';
import { listVariables } from './agency-variables.ts';
import { variables } from './read-config.ts';

/** Shorter names are near to too many others: HOME is no slip of HOST. */
const shortest = 8;
const mostSlips = 2;

interface Misspelt {
  readonly name: string;
  readonly meant: string;
}

/** Variables that nobody reads, these being the agencies, and whose names are a slip or two away from one that is read. */
export function findMisspelt(env: NodeJS.ProcessEnv = process.env, agencies: readonly string[] = []): Misspelt[] {
  const read = [...variables, ...listVariables(agencies)];
  const known = new Set(read.flatMap((name) => [name, `${name}_FILE`]));
  return Object.keys(env)
    .filter((name) => name.length >= shortest && !known.has(name))
    .flatMap((name) => {
      const meant = findNear(name, known);
      return meant === undefined ? [] : [{ name, meant }];
    });
}

function findNear(name: string, known: Iterable<string>): string | undefined {
  const near = [...known].map((one) => ({ one, slips: editDistance(name.toUpperCase(), one) }));
  return near.filter(({ slips }) => slips <= mostSlips).toSorted((a, b) => a.slips - b.slips)[0]?.one;
}
