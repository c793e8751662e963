import { isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode, type Scalar } from 'yaml';
import { describeYamlError } from './describe-yaml-error.ts';
import { findClosest } from '../../text/find-closest.ts';
import { detachedText } from '../catalogue/detached-text.ts';
import type { Problem } from '../prompt-errors.ts';

/** Something named in a wording file: where its name stands, and what it holds. */
export interface Field<N extends string = string> {
  readonly name: N;
  readonly offset: number;
  readonly node: ParsedNode | null;
}

/** A text and where its characters stand in the file. */
interface WrittenText {
  readonly value: string;
  /** The offset in the file of a character; of the first one where the file writes the text differently (folded, escaped). */
  offsetOf(index: number): number;
  /** Whether it ends, without quotes, where YAML takes the rest of its line for a comment: `then press # now`. */
  readonly isCutOff: boolean;
}

/**
 * A YAML file read by its nodes, so that mistakes are reported by line and column.
 * A missing field is reported where it is looked for, and is undefined.
 */
export interface WordingFile {
  readonly root: Field;
  readonly problems: readonly Problem[];
  /** Whether mistakes of syntax hide what the file holds. */
  readonly unreadable: boolean;
  report(offset: number, message: string, suggestion?: string): void;
  /** The fields of a map; missing and unknown ones are reported. `optional` ones may be missing. */
  readFields<const N extends string>(
    field: Field | undefined,
    names: readonly N[],
    optional?: readonly N[],
  ): Partial<Record<N, Field>>;
  /** The fields that a map has; unknown ones are reported where `names` are given. */
  readNamed<N extends string>(field: Field | undefined, names?: readonly N[]): Field<N>[];
  readText(field: Field | undefined): WrittenText | undefined;
  /** Words to be said, none of which may be cut off. */
  readProse(field: Field | undefined): WrittenText | undefined;
  readList(field: Field | undefined): WrittenText[];
}

/** `file` names it in problems. Every scalar is a text: `no`, `12` and an empty value are what they look like. */
export function openWordingFile(file: string, source: string): WordingFile {
  const places = new LineCounter();
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: places, prettyErrors: false });
  const problems: Problem[] = [];

  function report(offset: number, message: string, suggestion?: string): void {
    const { line, col } = places.linePos(offset);
    problems.push({ file, line, column: col, message, ...(suggestion !== undefined && { suggestion }) });
  }

  function readNamed<N extends string>(from: Field | undefined, names?: readonly N[]): Field<N>[] {
    if (!from) return [];
    if (!isMap(from.node)) {
      const wanted = names ? names.slice(0, 4).join(', ') : 'names and what they stand for';
      report(from.offset, `"${from.name || file}" must hold ${wanted}.`, 'Write each on its own line.');
      return [];
    }
    return from.node.items.flatMap(({ key, value }) => {
      const field = { name: (isScalar(key) ? String(key.value) : '') as N, offset: key.range[0], node: value };
      if (!names || names.includes(field.name)) return [field];
      report(field.offset, `"${field.name}" is not known here.`, suggest(field.name, names));
      return [];
    });
  }

  function readFields<const N extends string>(
    from: Field | undefined,
    names: readonly N[],
    optional: readonly N[] = [],
  ): Partial<Record<N, Field>> {
    const fields: Partial<Record<N, Field>> = {};
    for (const field of readNamed(from, [...names, ...optional])) fields[field.name] ??= field;
    if (!from || !isMap(from.node)) return fields;
    const place = from.name && ` in "${from.name}"`;
    for (const name of names.filter((one) => !fields[one])) report(from.offset, `"${name}" is missing${place}.`);
    return fields;
  }

  function readText(field: Field | undefined): WrittenText | undefined {
    if (!field) return undefined;
    const { name, offset, node } = field;
    if (isScalar(node)) return locateText(source, node);
    report(node?.range[0] ?? offset, `"${name}" must be a text.`, 'Put the whole text in double quotes.');
    return undefined;
  }

  function readProse(field: Field | undefined): WrittenText | undefined {
    const written = readText(field);
    if (written?.isCutOff) {
      const suggestion = 'Put the text in double quotes; a comment stands on a line of its own.';
      report(written.offsetOf(0), 'What follows # on this line is not said.', suggestion);
    }
    return written;
  }

  function readList(field: Field | undefined): WrittenText[] {
    if (!field) return [];
    if (isSeq(field.node) && field.node.items.length > 0) {
      return field.node.items.flatMap((node) => readText({ ...field, node }) ?? []);
    }
    report(field.node?.range[0] ?? field.offset, `"${field.name}" must be a list.`, 'Write [one, another].');
    return [];
  }

  for (const error of document.errors) {
    const { message, suggestion } = describeYamlError(error);
    // One mistake often shows as several errors on its line.
    if (problems.at(-1)?.line !== places.linePos(error.pos[0]).line) report(error.pos[0], message, suggestion);
  }
  const root = { name: '', offset: 0, node: document.contents };
  const unreadable = document.errors.some(({ code }) => code !== 'DUPLICATE_KEY');
  return { root, problems, unreadable, report, readFields, readNamed, readText, readProse, readList };
}

function suggest(name: string, names: readonly string[]): string | undefined {
  const meant = findClosest(name, names);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
}

function locateText(source: string, { value, type, range: [start, end, next] }: Scalar.Parsed): WrittenText {
  const text = String(value);
  const shift = source.slice(start, end).indexOf(text);
  const isCutOff = type === 'PLAIN' && /^[^\n]*#/u.test(source.slice(end, next));
  return { value: detachedText(text), offsetOf: (index) => (shift === -1 ? start : start + shift + index), isCutOff };
}
