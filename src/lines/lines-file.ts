import { isMap, isScalar } from 'yaml';
import { isAgencyName, sharedWording, toAgencyName } from '../agency/agency-name.ts';
import { FileErrors } from '../yaml/file-errors.ts';
import { sortByLine, type Problem } from '../yaml/problem.ts';
import { loadSource, type Source } from '../yaml/source.ts';
import { readTimeZone } from '../yaml/read-value.ts';
import { openYamlFile, type Field, type YamlFile } from '../yaml/yaml-file.ts';
import { judgeLines, type KnownFlow } from './judge-lines.ts';
import type { Line } from './line.ts';
import { readHours, readNamedHours, warnOfIdleHours } from './read-hours.ts';
import { type PlacedLine, readLine, readVoices } from './read-line.ts';

interface LinesOptions {
  /** The flows that lines may name; left out, any. */
  readonly flows?: readonly KnownFlow[];
  /** The agencies that are known, and the flows that their words are made for, undefined: any. Left out, any agency. */
  readonly agencies?: ReadonlyMap<string, readonly string[] | undefined>;
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
  const { flows, agencies, today = Temporal.Now.plainDateISO() } = options;
  const file = openYamlFile(source);
  if (file.unreadable) throw new FileErrors('The lines', sortByLine(file.problems));
  const written = readGroups(file);
  const groups = written.map((group) => readGroup({ file, today }, group));
  const placed = groups.flatMap((group) => group.placed);
  if (agencies) judgeAgencies(file, { written, placed }, agencies);
  judgeLines(file, {
    lines: placed,
    areAll: groups.every(({ areAll }) => areAll),
    flows,
  });
  if (file.problems.length > 0) throw new FileErrors('The lines', sortByLine(file.problems));
  return { lines: placed.map(({ line }) => line), warnings: sortByLine(file.warnings) };
}

/** The lines of an agency as they stand in the file, and the hours that they name. */
interface Group {
  readonly agency: string;
  readonly offset: number;
  readonly fields: Partial<Record<(typeof settings)[number], Field>>;
}

/** What an agency says once for its lines. */
const usual = ['hours', 'timeZone', 'voices'] as const;
const settings = ['lines', ...usual] as const;

/** Lines stand under their agency, or in a file of one agency at its top. */
function readGroups(file: YamlFile): Group[] {
  const { root } = file;
  if (!isMap(root.node) || !root.node.has('agencies')) {
    return [{ agency: '', offset: root.offset, fields: file.readFields(root, ['lines'], usual) }];
  }
  const { agencies } = file.readFields(root, ['agencies']);
  const named = file.readNamed(agencies);
  if (named.length === 0 && isMap(agencies?.node)) file.report(agencies.offset, '"agencies" holds no agency.');
  return named.map((field) => {
    judgeAgencyName(file, field);
    return { agency: field.name, offset: field.offset, fields: file.readFields(field, ['lines'], usual) };
  });
}

/** An agency has words and records of its own, which are opened when a server starts. */
function judgeAgencies(
  file: YamlFile,
  { written, placed }: { readonly written: readonly Group[]; readonly placed: readonly PlacedLine[] },
  agencies: NonNullable<LinesOptions['agencies']>,
): void {
  const suggestion = 'Start the server anew, which opens its words and its records.';
  for (const { agency, offset } of written) {
    if (agencies.has(agency)) continue;
    const message = agency === '' ? 'The agencies have lost their names.' : `"${agency}" is a new agency.`;
    file.report(offset, message, suggestion);
  }
  for (const { line, flowAt } of placed) {
    if (agencies.get(line.agency)?.includes(line.flow) !== false) continue;
    file.report(flowAt, `The flow "${line.flow}" is new for "${line.agency}".`, suggestion);
  }
}

/** The name of an agency is that of the folder of its wording, and stands in names of variables. */
function judgeAgencyName(file: YamlFile, { name, offset }: Field): void {
  if (name === sharedWording)
    file.report(offset, `"${name}" cannot be the name of an agency: what agencies say alike is in that folder.`);
  else if (!isAgencyName(name))
    file.report(
      offset,
      `"${name}" cannot be the name of an agency.`,
      `Write small letters, digits and hyphens, such as "${toAgencyName(name) ?? 'california'}".`,
    );
}

function readGroup(reading: { file: YamlFile; today: Temporal.PlainDate }, { agency, fields }: Group) {
  const { lines, hours } = fields;
  const { file } = reading;
  const named = readNamedHours(reading, hours);
  const used = new Set<string>();
  const hoursOf = (field: Field) => {
    if (isScalar(field.node)) used.add(String(field.node.value).trim());
    return readHours(reading, field, named);
  };
  // A zone with a mistake is told once; then no line lacks one.
  const timeZone = fields.timeZone && (readTimeZone(file, fields.timeZone) ?? 'UTC');
  const shared = { ...(timeZone && { timeZone }), ...(fields.voices && { voices: readVoices(file, fields.voices) }) };
  const entries = file.readNamed(lines);
  const placed = entries.flatMap((entry) => readLine(file, { agency, entry, usual: shared }, hoursOf) ?? []);
  if (isMap(lines?.node) && entries.length === 0) file.report(lines.offset, '"lines" holds no line.');
  warnOfIdleHours(file, hours, used);
  return { placed, areAll: placed.length === entries.length };
}
