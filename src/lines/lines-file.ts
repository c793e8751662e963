import { isMap, isScalar } from 'yaml';
import { FileErrors } from '../yaml/file-errors.ts';
import { sortByLine, type Problem } from '../yaml/problem.ts';
import { loadSource, type Source } from '../yaml/source.ts';
import { openYamlFile, type Field } from '../yaml/yaml-file.ts';
import { judgeLines } from './judge-lines.ts';
import type { Line } from './line.ts';
import { readHours, readNamedHours, warnOfIdleHours } from './read-hours.ts';
import { readLine } from './read-line.ts';

interface LinesOptions {
  /** The flows that lines may name; left out, any. */
  readonly flows?: readonly { readonly name: string }[];
  /** Dates before it are warned of. */
  readonly today?: Temporal.PlainDate;
}

/** Lines that can be used, and what in their file is most probably not meant. */
export interface CheckedLines {
  readonly lines: readonly Line[];
  readonly warnings: readonly Problem[];
}

/** Reads the lines of a YAML file. Throws `FileErrors` with every problem. */
export function openLines(file: string, flows?: LinesOptions['flows']): readonly Line[] {
  return checkLines(loadSource(file), { ...(flows && { flows }) }).lines;
}

/** Throws `FileErrors` with every problem. */
export function checkLines(source: Source, options: LinesOptions = {}): CheckedLines {
  const { flows, today = Temporal.Now.plainDateISO() } = options;
  const file = openYamlFile(source);
  if (file.unreadable) throw new FileErrors('The lines', sortByLine(file.problems));
  const fields = file.readFields(file.root, ['lines'], ['hours']);
  const reading = { file, today };
  const named = readNamedHours(reading, fields.hours);
  const used = new Set<string>();
  const hoursOf = (field: Field) => {
    if (isScalar(field.node)) used.add(String(field.node.value).trim());
    return readHours(reading, field, named);
  };
  const entries = file.readNamed(fields.lines);
  const placed = entries.flatMap((entry) => readLine(file, entry, hoursOf) ?? []);
  if (isMap(fields.lines?.node) && entries.length === 0) file.report(fields.lines.offset, '"lines" holds no line.');
  const areAll = placed.length === entries.length;
  judgeLines(file, { lines: placed, areAll, flows: flows?.map(({ name }) => name) });
  warnOfIdleHours(file, fields.hours, used);
  if (file.problems.length > 0) throw new FileErrors('The lines', sortByLine(file.problems));
  return { lines: placed.map(({ line }) => line), warnings: sortByLine(file.warnings) };
}
