import { isMap } from 'yaml';
import { languages, type Language } from '../../text/language.ts';
import { findMeantDate, parseDate } from '../../text/meant-date.ts';
import { findMeantTime } from '../../text/meant-time.ts';
import type { SlotValue } from '../../dialogue/prompt-contract.ts';
import type { Fact } from '../catalogue/directory.ts';
import { readValue } from '../../yaml/read-value.ts';
import { readToldNumber } from './read-told-number.ts';
import { readWords } from './read-words.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';

const kinds = ['phone', 'time', 'date', 'money', 'digits', 'name'] as const;
type Kind = (typeof kinds)[number];
type Read = (file: YamlFile, field: Field) => SlotValue | undefined;

const readers: Readonly<Record<Exclude<Kind, 'name'>, Read>> = {
  phone: readToldNumber,
  time: (file, field) => readValue(file, field, 'a time such as "15:00"', readTime, { meant: findMeantTime }),
  date: (file, field) =>
    readValue(file, field, 'a date such as "2026-12-31"', (text) => parseDate(text)?.toString(), {
      meant: findMeantDate,
    }),
  money: (file, field) => readValue(file, field, 'an amount such as "1.99"', readCents, { meant: findMeantAmount }),
  digits: (file, field) => readValue(file, field, 'digits such as "14630"', readDigits),
};

/** Something that texts may say: a phone number, a time, a date, an amount, a code or words. */
export function readFact(file: YamlFile, field: Field): Fact | undefined {
  if (!/^[a-z][a-z0-9-]*$/iu.test(field.name)) {
    file.report(field.offset, `"${field.name}" cannot be the name of a fact.`, 'Write one word of letters and digits.');
  }
  const [held, ...others] = file.readNamed(field, kinds);
  if (!held || others.length > 0) {
    file.report(field.offset, `"${field.name}" must hold one of ${kinds.join(', ')}.`);
    return undefined;
  }
  return { kind: held.name, values: readFactValues(file, held) };
}

/** Words for each language, or the same for all. */
export function readInEachLanguage(file: YamlFile, field: Field): Fact['values'] {
  const fields = isMap(field.node) ? file.readFields(field, languages) : undefined;
  if (fields) return forEachLanguage((language) => readWords(file, fields[language]));
  const words = readWords(file, field);
  return forEachLanguage(() => words);
}

function readFactValues(file: YamlFile, held: Field<Kind>): Fact['values'] {
  if (held.name === 'name') return readInEachLanguage(file, held);
  const value = readers[held.name](file, held);
  return forEachLanguage(() => value);
}

function forEachLanguage(read: (language: Language) => SlotValue | undefined): Fact['values'] {
  const values = languages.map((language) => [language, read(language)] as const);
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function readTime(text: string): string | undefined {
  return /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/u.test(text) ? Temporal.PlainTime.from(text).toString() : undefined;
}

/** "$1,990.5" is 1990.50. */
function findMeantAmount(text: string): string | undefined {
  const [, whole = '', part] =
    /^\$?\s?(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.(\d{1,2}))?(?:\s?(?:dollars|USD))?$/iu.exec(text) ?? [];
  return whole === '' ? undefined : `${whole.replaceAll(',', '')}.${(part ?? '').padEnd(2, '0')}`;
}

function readDigits(text: string): string | undefined {
  return /^\d+$/u.test(text) ? text : undefined;
}

function readCents(text: string): number | undefined {
  return /^\d{1,9}(?:\.\d\d)?$/u.test(text) ? Math.round(Number(text) * 100) : undefined;
}
