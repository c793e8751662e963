import { judgeDialledNumber } from '../../text/find-meant-number.ts';
import { readPhone } from '../../yaml/read-value.ts';
import { placeOf, type Field, type YamlFile } from '../../yaml/yaml-file.ts';

/** A number that callers are told to dial: of one that nobody has, or that costs extra, is warned. */
export function readToldNumber(file: YamlFile, field: Field | undefined): string | undefined {
  const number = readPhone(file, field);
  const fault = number === undefined ? undefined : judgeDialledNumber(number);
  if (!field || fault === undefined) return number;
  const message = fault === 'costly' ? 'is a number that costs extra.' : 'is a number that nobody can have.';
  file.warn(placeOf(field), `${number} ${message}`, 'Look at its digits.');
  return number;
}
