import { isMap } from 'yaml';
import { judgeDialledNumber } from '../text/find-meant-number.ts';
import { languages } from '../text/language.ts';
import { readFlag, readPhone, readValue } from '../yaml/read-value.ts';
import { placeOf, type Field, type YamlFile } from '../yaml/yaml-file.ts';
import type { Desk, Desks } from './desk.ts';

/** A desk and the place where its number stands. */
export interface PlacedDesk {
  readonly desk: Desk;
  readonly offset: number;
}

/** A number, a desk, or one of them for each language. */
export function readDesks(
  file: YamlFile,
  field: Field | undefined,
): { desks: Desks; placed: PlacedDesk[] } | undefined {
  if (!field) return undefined;
  const isApart = isMap(field.node) && languages.some((language) => isMap(field.node) && field.node.has(language));
  if (!isApart) {
    const placed = readDesk(file, field);
    return placed && { desks: { en: placed.desk, es: placed.desk }, placed: [placed] };
  }
  const fields = file.readFields(field, languages);
  const [en, es] = [readDesk(file, fields.en), readDesk(file, fields.es)];
  return en && es && { desks: { en: en.desk, es: es.desk }, placed: [en, es] };
}

function readDesk(file: YamlFile, field: Field | undefined): PlacedDesk | undefined {
  if (!field) return undefined;
  if (!isMap(field.node)) {
    const number = readDialled(file, field);
    return number === undefined ? undefined : { desk: { number, confirm: false }, offset: placeOf(field) };
  }
  const fields = file.readFields(field, ['number'], ['agents', 'music', 'confirm']);
  const number = readDialled(file, fields.number);
  const agents = readValue(file, fields.agents, 'a whole number from 1', readCount);
  const music = readValue(
    file,
    fields.music,
    'the address of a recording, such as "https://example.org/wait.mp3"',
    readUrl,
  );
  const confirm = readFlag(file, fields.confirm) ?? false;
  if (number === undefined) return undefined;
  return { desk: { number, agents, music, confirm }, offset: placeOf(fields.number ?? field) };
}

/** A number that calls are passed on to. */
function readDialled(file: YamlFile, field: Field | undefined): string | undefined {
  const number = readPhone(file, field);
  if (!field || number === undefined) return number;
  const fault = judgeDialledNumber(number);
  if (fault === 'costly') {
    file.report(placeOf(field), `${number} is a number that costs extra.`, 'Give the number where your people answer.');
  }
  if (fault === 'unknown')
    file.warn(placeOf(field), `${number} is a number that nobody can have.`, 'Look at its digits.');
  return number;
}

function readCount(text: string): number | undefined {
  return /^[1-9]\d{0,3}$/u.test(text) ? Number(text) : undefined;
}

function readUrl(text: string): string | undefined {
  const url = URL.parse(text);
  return url && /^https?:$/u.test(url.protocol) ? text : undefined;
}
