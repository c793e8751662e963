import type { z } from 'zod';
import { findRepeatedKeys } from './find-repeated-keys.ts';
import { AnyRow } from './extract-row.ts';

export type ReadRow = { readonly row: AnyRow } | { readonly expected: string };

/**
 * Reads a row of the extract, or says what was expected of it. Nothing of the row itself is in that message: it may be
 * an identifier, a PIN or an amount.
 */
export function readExtractRow(text: string): ReadRow {
  const json = parseJson(text);
  if (json === undefined) return { expected: 'a JSON object in a row of its own' };
  const { data, error } = AnyRow.safeParse(json);
  if (!data) return { expected: error.issues.map(tellIssue).join('; ') };
  const repeated = findRepeatedKeys(text, Object(json));
  return repeated.length === 0 ? { row: data } : { expected: `each key once${tellNames(repeated)}` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function tellIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `no other keys${tellNames(issue.keys)}`;
  const field = issue.path.length === 0 || issue.path[0] === 'type' ? '' : `${issue.path.join('.')}: `;
  return field + issue.message;
}

/** Names are told where they look like names; a key made of digits could be a number from the row's values. */
function tellNames(keys: readonly string[]): string {
  const names = keys.filter((key) => /^[A-Za-z_]{1,30}$/.test(key));
  return names.length > 0 ? ` (found ${names.join(', ')})` : '';
}
