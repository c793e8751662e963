import { isPhoneNumber } from '../../text/phone-number.ts';
import type { Field, WordingFile } from './wording-file.ts';

/** Reads a value with `parse`. Where that returns undefined, `wanted` is reported. */
export function readValue<T>(
  file: WordingFile,
  field: Field | undefined,
  wanted: string,
  parse: (text: string) => T | undefined,
  written = file.readText(field),
): T | undefined {
  if (!field || !written) return undefined;
  const value = parse(written.value.trim());
  if (value === undefined) file.report(written.offsetOf(0), `"${field.name}" must be ${wanted}.`);
  return value;
}

/** A phone number in E.164. */
export function readPhone(file: WordingFile, field: Field | undefined): string | undefined {
  const wanted = 'a phone number such as "+19165550101"';
  return readValue(file, field, wanted, (text) => (isPhoneNumber(text) ? text : undefined));
}

/** Words, as they are said. */
export function readWords(file: WordingFile, field: Field | undefined): string | undefined {
  return readValue(file, field, 'what is said', joinLines, file.readProse(field));
}

function joinLines(text: string): string | undefined {
  return text.replaceAll(/\s+/gu, ' ') || undefined;
}
