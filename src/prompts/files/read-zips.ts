import { readValue } from '../../yaml/read-value.ts';
import type { Field, YamlFile } from '../../yaml/yaml-file.ts';
import type { ZipRange } from '../catalogue/directory.ts';

/** The state of an agency: no office serves ZIP codes of another one. */
export interface ServedState {
  readonly name: string;
  readonly zips: readonly ZipRange[];
}

/** Reads the state of a directory. Undefined where it is left out, or has mistakes, which are reported. */
export function readState(file: YamlFile, field: Field | undefined): ServedState | undefined {
  if (!field) return undefined;
  const fields = file.readFields(field, ['name', 'zips']);
  const name = readValue(file, fields.name, 'the name of a state', (text) => text || undefined);
  const before = file.problems.length;
  const zips = readZips(file, fields.zips);
  return name !== undefined && fields.zips && file.problems.length === before ? { name, zips } : undefined;
}

/** Reads the ZIP codes that an office serves: those of the state, or any where no state is given. Mistakes are reported. */
export function readZips(file: YamlFile, field: Field | undefined, state?: ServedState): ZipRange[] {
  return file.readList(field).flatMap((written) => {
    const range = readZipRange(written.value);
    const served = range ? cutToState(range, state) : [];
    if (served.length === 0) {
      const mistake = `"${written.value}" is no ZIP code${state ? ` of ${state.name}` : ''}.`;
      file.report(written.offsetOf(0), mistake, range && state ? suggestOf(state) : howToWrite);
    }
    return served;
  });
}

const howToWrite = 'Write "12345", all from "12345-12360", or the first digits of all: "123".';

function suggestOf({ zips }: ServedState): string {
  const all = zips.map((range) => [...new Set(range)].map((zip) => String(zip).padStart(5, '0')).join('-'));
  return `Write one of ${all.join(', ')}, or mend the "zips" of "state".`;
}

/** `945` stands for 94500 to 94599. */
function readZipRange(text: string): ZipRange | undefined {
  const [, from = '', to = from] = /^(\d{5})-(\d{5})$/u.exec(text) ?? /^(\d{3,5})$/u.exec(text) ?? [];
  const [first, last] = [Number(from.padEnd(5, '0')), Number(to.padEnd(5, '9'))];
  return from !== '' && first <= last ? [first, last] : undefined;
}

/** What of a range lies within a state. */
function cutToState([first, last]: ZipRange, state: ServedState | undefined): ZipRange[] {
  if (!state) return [[first, last]];
  const cut = state.zips.map(([lowest, highest]) => [Math.max(first, lowest), Math.min(last, highest)] as const);
  return cut.filter(([from, to]) => from <= to);
}
