import { findMeantNumber } from '../text/find-meant-number.ts';
import { findMeantZone } from '../text/meant-zone.ts';
import { isPhoneNumber } from '../text/phone-number.ts';
import { suggestOne, type Field, type WrittenText, type YamlFile } from './yaml-file.ts';

interface ReadOptions {
  /** The text, where it is read already. */
  readonly written?: WrittenText | undefined;
  /** What was probably meant by a text that does not fit. */
  readonly meant?: (text: string) => string | undefined;
}

/** Reads a value with `parse`. Where that returns undefined, `wanted` is reported. */
export function readValue<T>(
  file: YamlFile,
  field: Field | undefined,
  wanted: string,
  parse: (text: string) => T | undefined,
  { written = file.readText(field), meant }: ReadOptions = {},
): T | undefined {
  if (!field || !written) return undefined;
  const value = parse(written.value.trim());
  if (value !== undefined) return value;
  const found = meant?.(written.value.trim());
  const suggestion = found === undefined ? undefined : `Write "${found}".`;
  file.report(written.offsetOf(0), `"${field.name}" must be ${wanted}.`, suggestion);
  return undefined;
}

/** Reads one of some words. */
export function readChoice<const Word extends string>(
  file: YamlFile,
  field: Field | undefined,
  words: readonly Word[],
): Word | undefined {
  const written = file.readText(field);
  if (!field || !written) return undefined;
  const text = written.value.trim();
  const word = words.find((one) => one === text);
  const wanted = words.length === 2 ? words.join(' or ') : `one of ${words.join(', ')}`;
  if (word === undefined)
    file.report(written.offsetOf(0), `"${field.name}" must be ${wanted}.`, suggestOne(text, words));
  return word;
}

/** Reads `true` or `false`. */
export function readFlag(file: YamlFile, field: Field | undefined): boolean | undefined {
  const word = readChoice(file, field, ['true', 'false']);
  return word && word === 'true';
}

/** A phone number in E.164. */
export function readPhone(file: YamlFile, field: Field | undefined): string | undefined {
  const written = file.readText(field);
  if (!field || !written) return undefined;
  const text = written.value.trim();
  const number = parsePhone(text);
  if (number === undefined) tellPhone(file, written.offsetOf(0), text, field.name);
  return number;
}

export function parsePhone(text: string): string | undefined {
  return isPhoneNumber(text) ? text : undefined;
}

/** Reports a text that is no phone number in E.164, with the number that was probably meant. */
export function tellPhone(file: YamlFile, offset: number, text: string, name = text): void {
  const meant = findMeantNumber(text);
  const isExtended = /(?:ext\.?|x|[,;#])\s*\d+\s*$/iu.test(text);
  const suggestion = meant && `Write "${meant}"${isExtended ? '; an extension cannot be dialled' : ''}.`;
  file.report(offset, `"${name}" must be a phone number such as "+19165550101".`, suggestion);
}

/** The IANA name of a time zone. */
export function readTimeZone(file: YamlFile, field: Field | undefined): string | undefined {
  const written = file.readText(field);
  if (!field || !written) return undefined;
  const text = written.value.trim();
  if (Intl.supportedValuesOf('timeZone').includes(text)) return text;
  const meant = findMeantZone(text);
  const suggestion = meant === undefined ? 'Write the name of its large city.' : `Did you mean "${meant}"?`;
  file.report(written.offsetOf(0), `"${field.name}" must be a time zone such as "America/Los_Angeles".`, suggestion);
  return undefined;
}
