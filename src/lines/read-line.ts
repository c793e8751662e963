import { paces } from '../dialogue/output.ts';
import { CalledCountry } from '../text/callable-number.ts';
import { findMeantCountry } from '../text/meant-country.ts';
import { judgeDialledNumber } from '../text/find-meant-number.ts';
import { languages, type Language } from '../text/language.ts';
import { parsePhone, readChoice, readFlag, readPhone, readTimeZone, readValue, tellPhone } from '../yaml/read-value.ts';
import { placeOf, suggestOne, type Field, type YamlFile } from '../yaml/yaml-file.ts';
import { carrierVoices, listVoices, usualVoices } from './carrier-voices.ts';
import { channels, type Line, type SignInSettings, type TtyCallers } from './line.ts';
import type { OpeningHours } from './opening-hours.ts';
import { readDesks, type PlacedDesk } from './read-desk.ts';
import { readPay } from './read-pay.ts';

/** A line, and where in its file stands what other lines must agree with. */
export interface PlacedLine {
  readonly line: Line;
  readonly numbers: readonly { readonly number: string; readonly offset: number }[];
  readonly desks: readonly PlacedDesk[];
  readonly nameAt: number;
  readonly paceAt: number;
  readonly flowAt: number;
  readonly ttyAt: number;
  /** Where optional settings stand. */
  readonly settingsAt: Partial<Record<(typeof optional)[number], number>>;
}

const needed = ['numbers', 'flow', 'language', 'pace', 'desk'] as const;
/** Settings of lines whose flow signs callers in: both or neither. */
const ofRecords = ['signIn', 'taxOffsets'] as const;
const optional = [
  ...ofRecords,
  'channel',
  'hours',
  'straightToDesk',
  'baud',
  'tty',
  'abroad',
  'enforcement',
  'callsBackTo',
  'texts',
  'pay',
  'voices',
] as const;

type Fields = Partial<Record<(typeof needed)[number] | 'timeZone' | (typeof optional)[number], Field>>;

/** A line as it stands in its file, and what its agency says for all of its lines. */
interface Entry {
  readonly agency: string;
  readonly entry: Field;
  readonly usual: Partial<Pick<Line, 'timeZone' | 'voices'>>;
}

/** Reads a line. Undefined where something that it needs has a mistake; mistakes are reported in the file. */
export function readLine(
  file: YamlFile,
  { agency, entry: field, usual }: Entry,
  readHours: (field: Field) => OpeningHours | undefined,
): PlacedLine | undefined {
  if (!/^[a-z][a-z0-9-]*$/u.test(field.name)) {
    const suggestion = 'Write small letters, digits and hyphens, such as "child-support".';
    file.report(field.offset, `"${field.name}" cannot be the name of a line.`, suggestion);
  }
  const names = usual.timeZone === undefined ? ([...needed, 'timeZone'] as const) : needed;
  const fields: Fields = file.readFields(field, names, [...optional, 'timeZone']);
  const desk = readDesks(file, fields.desk);
  const numbers = readNumbers(file, fields.numbers);
  const reached = readReached(file, fields, usual.timeZone);
  const told = readOfRecords(file, field, fields);
  const channel = fields.channel ? readChoice(file, fields.channel, channels) : 'voice';
  const others = readOptional(file, fields, readHours);
  const voices = fields.voices ? readVoices(file, fields.voices) : (usual.voices ?? usualVoices);
  if (!desk || !reached || !told || !channel) return undefined;
  const numbersOnly = numbers.map(({ number }) => number);
  const line = { name: field.name, agency, channel, numbers: numbersOnly, desk: desk.desks };
  return {
    line: { ...line, ...reached, ...told, ...others, voices },
    numbers,
    desks: desk.placed,
    nameAt: field.offset,
    paceAt: placeOf(fields.pace ?? field),
    flowAt: placeOf(fields.flow ?? field),
    ttyAt: placeOf(fields.tty ?? field),
    settingsAt: Object.fromEntries(optional.flatMap((name) => (fields[name] ? [[name, fields[name].offset]] : []))),
  };
}

/** What a caller meets first. */
function readReached(file: YamlFile, fields: Fields, usualZone: string | undefined) {
  const flow = file.readText(fields.flow)?.value.trim();
  const language = readChoice(file, fields.language, languages);
  const pace = readChoice(file, fields.pace, paces);
  const timeZone = fields.timeZone ? readTimeZone(file, fields.timeZone) : usualZone;
  return flow !== undefined && language && pace && timeZone ? { flow, language, pace, timeZone } : undefined;
}

/** How callers sign in and what they may be told then; nothing where the line says neither. Undefined where one of the two is missing or has a mistake. */
function readOfRecords(
  file: YamlFile,
  { name, offset }: Field,
  fields: Fields,
): Pick<Line, 'signIn' | 'taxOffsets'> | undefined {
  const missing = ofRecords.filter((setting) => !fields[setting]);
  if (missing.length === ofRecords.length) return { taxOffsets: false };
  for (const setting of missing) file.report(offset, `"${setting}" is missing in "${name}".`);
  const signIn = readSignIn(file, fields.signIn);
  const taxOffsets = readFlag(file, fields.taxOffsets);
  return signIn && taxOffsets !== undefined ? { signIn, taxOffsets } : undefined;
}

function readOptional(file: YamlFile, fields: Fields, readHours: (field: Field) => OpeningHours | undefined) {
  const baud = readChoice(file, fields.baud, ['45.45', '50']);
  const hours = fields.hours && readHours(fields.hours);
  const tty = readTtyCallers(file, fields.tty);
  const pay = readPay(file, fields.pay);
  return {
    straightToDesk: readFlag(file, fields.straightToDesk) ?? false,
    baud: baud === '50' ? (50 as const) : (45.45 as const),
    abroad: readFlag(file, fields.abroad) ?? false,
    enforcement: readFlag(file, fields.enforcement) ?? false,
    callsBackTo: readCountries(file, fields.callsBackTo),
    ...(readFlag(file, fields.texts) === false && { texts: false as const }),
    ...(hours && { hours }),
    ...(tty && { tty }),
    ...(pay && { pay }),
  };
}

function readNumbers(file: YamlFile, field: Field | undefined): PlacedLine['numbers'] {
  return file.readList(field).flatMap(({ value, offsetOf }) => {
    const number = parsePhone(value.trim());
    if (number === undefined) tellPhone(file, offsetOf(0), value.trim());
    else if (judgeDialledNumber(number) === 'unknown')
      file.warn(offsetOf(0), `${number} is a number that nobody can have.`, 'Look at its digits.');
    return number === undefined ? [] : [{ number, offset: offsetOf(0) }];
  });
}

function readTtyCallers(file: YamlFile, field: Field | undefined): TtyCallers | undefined {
  const fields = file.readFields(field, ['number'], ['greeting', 'detect']);
  const number = readPhone(file, fields.number);
  const greeting = readFlag(file, fields.greeting) ?? true;
  const detect = readFlag(file, fields.detect) ?? false;
  return number === undefined ? undefined : { number, greeting, detect };
}

function readSignIn(file: YamlFile, field: Field | undefined): SignInSettings | undefined {
  const fields = file.readFields(field, ['ssn', 'participantId'], ['newPinDigits']);
  const ssn = readFlag(file, fields.ssn);
  const lengths = file.readFields(fields.participantId, ['minDigits', 'maxDigits']);
  const minDigits = readValue(file, lengths.minDigits, 'a whole number from 4 to 20', readLength);
  const maxDigits = readValue(file, lengths.maxDigits, 'a whole number from 4 to 20', readLength);
  const newPinDigits = readChoice(file, fields.newPinDigits, ['6', '8']) === '8' ? 8 : 6;
  if (ssn === undefined || minDigits === undefined || maxDigits === undefined) return undefined;
  if (minDigits > maxDigits && lengths.minDigits) {
    file.report(placeOf(lengths.minDigits), `"minDigits" is ${minDigits}, more than "maxDigits", ${maxDigits}.`);
  }
  return { ssn, participantId: { minDigits, maxDigits }, newPinDigits };
}

function readLength(text: string): number | undefined {
  return /^\d{1,2}$/u.test(text) && Number(text) >= 4 && Number(text) <= 20 ? Number(text) : undefined;
}

function readCountries(file: YamlFile, field: Field | undefined): string[] {
  if (!field) return ['US', 'PR'];
  return file.readList(field).map(({ value, offsetOf }) => {
    const code = value.trim();
    if (!CalledCountry.safeParse(code).success) {
      const meant = findMeantCountry(code);
      const suggestion = meant ? `Write ${meant}.` : 'Write two capital letters, such as US or MX (ISO 3166).';
      file.report(offsetOf(0), `"${code}" is no country.`, suggestion);
    }
    return code;
  });
}

/** The voices that are named; the usual ones in place of others. */
export function readVoices(file: YamlFile, field: Field | undefined): Line['voices'] {
  const fields = file.readFields(field, [], languages);
  return {
    en: readVoice(file, fields.en, 'en') ?? usualVoices.en,
    es: readVoice(file, fields.es, 'es') ?? usualVoices.es,
  };
}

function readVoice(file: YamlFile, field: Field | undefined, language: Language): string | undefined {
  const written = file.readText(field);
  if (!field || !written) return undefined;
  const voice = written.value.trim();
  const voices = listVoices(language);
  if (voices.includes(voice)) return voice;
  const locale = carrierVoices.get(voice);
  const message = locale === undefined ? `The carrier has no voice "${voice}".` : `"${voice}" speaks ${locale}.`;
  const suggestion = suggestOne(voice, voices) ?? `Write a voice such as ${usualVoices[language]}.`;
  file.report(written.offsetOf(0), message, suggestion);
  return undefined;
}
