import { rowForms } from './extract-row.ts';
import type { ValueForm } from './value-form.ts';

/**
 * What this version can read in an extract, by the names that `needs` uses: a type (`payment`), a key of it (`payment.method`), a word
 * of that (`payment.method.cash`). The names are those of the schemas: what is added there is known here.
 */
export const knownFeatures: ReadonlySet<string> = new Set(
  [...rowForms].flatMap(([type, form]) => [type, ...listFeatures(form, type)]),
);

function listFeatures({ keys = new Map(), items, words = new Set() }: ValueForm, place: string): string[] {
  const named = [...keys].flatMap(([key, form]) => [`${place}.${key}`, ...listFeatures(form, `${place}.${key}`)]);
  const said = [...words].map((word) => `${place}.${word}`);
  return [...named, ...said, ...(items ? listFeatures(items, place) : [])];
}
