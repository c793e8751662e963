import type { Library } from '../../agency/library.ts';
import type { ListedLibrary, ZipRange } from '../catalogue/directory.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';
import { readInEachLanguage } from './read-fact.ts';
import { checkName, readHeard } from './place-names.ts';
import { readToldNumber } from './read-told-number.ts';
import { readWords } from './read-words.ts';
import { readZips, type ServedState } from './read-zips.ts';

/** Callers hear of no more by one ZIP code. */
const mostOfZip = 3;

/** Reads a library and its city. Undefined where it has mistakes, which are reported. */
export function readLibrary(file: YamlFile, field: Field, state: ServedState | undefined): ListedLibrary | undefined {
  const fields = file.readFields(field, ['city', 'zips', 'phone'], ['note', 'hear']);
  const city = readWords(file, fields.city);
  const zips = readZips(file, fields.zips, state);
  const phone = readToldNumber(file, fields.phone);
  const note = readNote(file, fields.note);
  const hear = readHeard(file, fields.hear);
  checkName(file, field);
  if (city !== undefined) checkName(file, { name: city, offset: fields.city?.offset ?? field.offset });
  if (city === undefined || phone === undefined) return undefined;
  return { place: city, zips, hear, library: { name: field.name, city, phone, ...(note && { note }) } };
}

function readNote(file: YamlFile, field: Field | undefined): Library['note'] {
  const { en, es } = field ? readInEachLanguage(file, field) : {};
  return typeof en === 'string' && typeof es === 'string' ? { en, es } : undefined;
}

/** A ZIP code has no more libraries than are told by it. */
export function checkShares(file: YamlFile, libraries: readonly (readonly [Field, ListedLibrary])[]): void {
  const before: ListedLibrary[] = [];
  for (const [{ name, offset }, listed] of libraries) {
    const full = listed.zips.flatMap((range) => findFull(range, before)).at(0);
    if (full !== undefined) {
      const message = `"${name}" has the ZIP code ${full}, which ${mostOfZip} libraries above have.`;
      file.report(offset, message, `Callers hear of ${mostOfZip}: leave it to the nearest.`);
    }
    before.push(listed);
  }
}

/** The ZIP codes at which ranges begin within another one, that as many libraries have as are told. */
function findFull(range: ZipRange, libraries: readonly ListedLibrary[]): string[] {
  const starts = [range[0], ...libraries.flatMap(({ zips }) => zips.map(([first]) => first))];
  const isFull = (zip: number) => libraries.filter(({ zips }) => zips.some(has(zip))).length >= mostOfZip;
  return starts.filter((zip) => has(zip)(range) && isFull(zip)).map((zip) => String(zip).padStart(5, '0'));
}

function has(zip: number) {
  return ([first, last]: ZipRange) => first <= zip && zip <= last;
}
