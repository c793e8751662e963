import { isName } from './is-name.ts';
import type { KeyForm, ValueForm } from './value-form.ts';

/** What a row holds that is not known here. */
export interface Unknowns {
  /** The names of what was taken out of the row, as they are told. */
  readonly passedOver: string[];
  /** The keys that must be there, or are weighty, and have a word that is not known. */
  readonly words: string[];
}

interface Place {
  readonly form: ValueForm;
  /** The type of the row and the keys that lead here: `payment.status`. */
  readonly path: string;
  /** Keys whose unknown words are not taken out, though they may be left out: `appointment.status`. */
  readonly weightyKeys: ReadonlySet<string>;
  /** Undefined where nothing unknown is passed over. */
  readonly unknowns: Unknowns | undefined;
}

/**
 * Takes out of a JSON value what is absent: empty texts and null, where the form does not ask for a value. With `unknowns`, takes out
 * as well what the form does not know, and notes it there.
 */
export function fitToForm(value: unknown, place: Place): unknown {
  const { keys, items } = place.form;
  if (items && Array.isArray(value)) return fitItems(value, { ...place, form: items });
  if (keys && typeof value === 'object' && value !== null) return fitKeys(value, keys, place);
  return value;
}

function fitItems(items: readonly unknown[], place: Place): readonly unknown[] {
  const kept = items.filter(
    (item) => !isAbsent(item) && !(place.unknowns && isUnknownWord(item, place, place.unknowns)),
  );
  return place.form.keys || place.form.items ? kept.map((item) => fitToForm(item, place)) : kept;
}

function isUnknownWord(item: unknown, { form, path }: Place, { passedOver }: Unknowns): boolean {
  if (!isOtherWord(item, form)) return false;
  passedOver.push(`${path} with another value`);
  return true;
}

/** Most rows lack nothing and hold nothing else: they stay the objects that they are. */
function fitKeys(object: object, keys: ReadonlyMap<string, KeyForm>, place: Place): object {
  let out: Set<string> | undefined;
  let fitted: Record<string, unknown> | undefined;
  for (const [key, value] of Object.entries(object)) {
    const form = keys.get(key);
    if (isLeftOut(key, value, form, place)) (out ??= new Set()).add(key);
    else if (form && (form.keys || form.items) && typeof value === 'object')
      (fitted ??= {})[key] = fitToForm(value, { ...place, form, path: `${place.path}.${key}` });
  }
  const kept = out ? Object.fromEntries(Object.entries(object).filter(([key]) => !out.has(key))) : object;
  return fitted ? { ...kept, ...fitted } : kept;
}

function isLeftOut(key: string, value: unknown, form: KeyForm | undefined, place: Place): boolean {
  const { path, unknowns, weightyKeys } = place;
  if (!form) {
    unknowns?.passedOver.push(isName(key) ? `${path}.${key}` : `${path} with a key that is no name`);
    return unknowns !== undefined;
  }
  if (form.isOptional && isAbsent(value)) return true;
  if (!unknowns || !isOtherWord(value, form)) return false;
  const isTakenOut = form.isOptional && !weightyKeys.has(`${path}.${key}`);
  if (isTakenOut) unknowns.passedOver.push(`${path}.${key} with another value`);
  else unknowns.words.push(key);
  return isTakenOut;
}

function isAbsent(value: unknown): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

function isOtherWord(value: unknown, { words }: ValueForm): boolean {
  return words !== undefined && typeof value === 'string' && !words.has(value);
}
