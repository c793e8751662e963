import { z } from 'zod';
import { Day, matching, oneOf } from './written-fields.ts';

/** Files of another major version mean something else by the same words. Within one, keys, types and values are only added. */
const major = '1';

/** `full`: everybody whom the agency has; `changes`: those of whom something changed. */
const extractKinds = ['full', 'changes'] as const;

/** The first row of an extract, which may be left out. `of`: the day whose records it tells. `needs`: the names of what must not be passed over. */
export const ExtractHead = z.strictObject({
  type: z.literal('extract'),
  version: matching(/^\d{1,4}\.\d{1,4}$/, `a version such as "${major}.0", in quotes`),
  of: Day,
  kind: oneOf(extractKinds),
  needs: z.array(z.string('a list of names'), 'a list of names').max(200, 'at most 200 names').readonly().optional(),
});

export type ExtractHead = Readonly<z.output<typeof ExtractHead>>;

/** What was expected of the version of a head; undefined where it is one that is read here. */
export function judgeVersion({ version }: { readonly version?: unknown }): string | undefined {
  if (typeof version !== 'string' || !/^\d{1,4}\.\d{1,4}$/.test(version)) return undefined;
  if (version.startsWith(`${major}.`)) return undefined;
  return `version: ${major}.0, or another that begins with ${major}: this Customer Connect reads no other. Upgrade it before such files come`;
}
