import type { z } from 'zod';
import { judgeVersion } from './extract-head.ts';
import { AnyRow, type ExtractRow, rowForms } from './extract-row.ts';
import { findRepeatedKeys } from './find-repeated-keys.ts';
import { fitToForm, type Unknowns } from './fit-to-form.ts';
import { isName } from './is-name.ts';
import { judgeHead } from './judge-head.ts';
import type { ValueForm } from './value-form.ts';

export type ReadRow =
  /** `passedOver`: the names of what was passed over in it. */
  | { readonly row: AnyRow; readonly passedOver: readonly string[] }
  /** All of the row is passed over. `leftOut`: what it tells is known but for a word. */
  | { readonly passedOver: readonly string[]; readonly leftOut?: ListedType }
  | {
      readonly expected: string;
      /** The row without what is wrong, where that is only how somebody is reached or signs in. */
      readonly rest?: ExtractRow;
      /** Nothing behind it can be read: it is the head of another kind of file. */
      readonly endsReading?: true;
    };

/** What a participant can be told of without. */
const contactKeys: ReadonlySet<unknown> = new Set(['email', 'phone', 'ssn']);

/** A list of one case, which a word of a later version does not make untrue: the row is left out. Of a case or a participant, nothing is. */
const listedTypes = ['payment', 'appointment', 'document'] as const;
export type ListedType = (typeof listedTypes)[number];

/**
 * Reads a row of the extract, or says what was expected of it. Nothing of the row itself is in that message: it may be
 * an identifier, a PIN or an amount. `passesOver`: what this version does not know is passed over, and is a fault otherwise.
 */
export function readExtractRow(text: string, passesOver = false): ReadRow {
  const json = parseJson(text);
  if (json === undefined) return { expected: 'a JSON object in a row of its own' };
  const type: unknown = Object(json).type;
  const form = rowForms.get(String(type));
  if (!form && passesOver && typeof type === 'string') return { passedOver: [nameType(type)] };
  const read = readOnce(text, json) ?? readFitted(json, { form, type: String(type), passesOver });
  return type === 'extract' ? readHead(json, read) : read;
}

/** Of keys that come twice, nobody knows which one counts. */
function readOnce(text: string, json: unknown): ReadRow | undefined {
  const repeated = findRepeatedKeys(text, Object(json));
  return repeated.length === 0 ? undefined : { expected: `each key once${tellNames(repeated)}` };
}

/** Keys that may be left out, and whose words change what a caller is told to do: one that is not known is not passed over. */
const weightyKeys: ReadonlySet<string> = new Set(['appointment.held', 'appointment.status']);

interface Given {
  readonly form: ValueForm | undefined;
  readonly type: string;
  readonly passesOver: boolean;
}

function readFitted(json: unknown, { form, type, passesOver }: Given): ReadRow {
  const unknowns: Unknowns = { passedOver: [], words: [] };
  const place = { path: type, weightyKeys, unknowns: passesOver ? unknowns : undefined };
  const fitted = form ? fitToForm(json, { form, ...place }) : json;
  const { data, error } = AnyRow.safeParse(fitted);
  if (data) return { row: data, passedOver: unknowns.passedOver };
  const leftOut = listedTypes.find((one) => one === type);
  if (leftOut && isOnlyOf(error, new Set(unknowns.words)))
    return { passedOver: [`${type} rows with another ${unknowns.words.join(' and ')}`], leftOut };
  const rest = isOnlyOf(error, contactKeys) ? readWithout(fitted, error) : undefined;
  return { expected: error.issues.map(tellIssue).join('; '), ...(rest && { rest }) };
}

/** The version comes first: a head of another major one may have any form. */
function readHead(json: unknown, read: ReadRow): ReadRow {
  const version = judgeVersion(Object(json));
  const judged = 'row' in read && read.row.type === 'extract' ? judgeHead(read.row) : undefined;
  const expected = version ?? judged ?? ('expected' in read ? read.expected : undefined);
  return expected === undefined ? read : { expected, endsReading: true };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function nameType(type: string): string {
  return isName(type) ? `rows of type ${type}` : 'rows of a type that is no name';
}

function isOnlyOf({ issues }: z.ZodError, keys: ReadonlySet<unknown>): boolean {
  return issues.every(({ path, code }) => code !== 'unrecognized_keys' && path.length > 0 && keys.has(path[0]));
}

function readWithout(row: unknown, { issues }: z.ZodError): ExtractRow | undefined {
  const wrong = new Set(issues.map(({ path }) => path[0]));
  const kept = Object.entries(Object(row)).filter(([key]) => !wrong.has(key));
  const { data } = AnyRow.safeParse(Object.fromEntries(kept));
  return data?.type === 'participant' ? data : undefined;
}

function tellIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `no other keys${tellNames(issue.keys)}`;
  const field = issue.path.length === 0 || issue.path[0] === 'type' ? '' : `${issue.path.join('.')}: `;
  return field + issue.message;
}

function tellNames(keys: readonly string[]): string {
  const names = keys.filter(isName);
  return names.length > 0 ? ` (found ${names.join(', ')})` : '';
}
