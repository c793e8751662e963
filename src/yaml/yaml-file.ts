import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type ParsedNode, type Scalar } from 'yaml';
import { detachedText } from '../text/detached-text.ts';
import { nameSign } from '../text/control-signs.ts';
import { findClosest } from '../text/find-closest.ts';
import { findSyntaxMistakes } from './find-syntax-mistakes.ts';
import type { Problem } from './problem.ts';
import type { Source } from './source.ts';

/** Something named in a file: where its name stands, and what it holds. */
export interface Field<N extends string = string> {
  readonly name: N;
  readonly offset: number;
  readonly node: ParsedNode | null;
}

/** A text and where its characters stand in the file. */
export interface WrittenText {
  readonly value: string;
  /** The offset in the file of a character; of the first one where the file writes the text differently (folded, escaped). */
  readonly offsetOf: (index: number) => number;
  /** Whether it ends, without quotes, where YAML takes the rest of its line for a comment: `then press # now`. */
  readonly isCutOff: boolean;
}

/**
 * A YAML file read by its nodes, so that mistakes are reported by line and column.
 * A missing field is reported where it is looked for, and is undefined. An alias is what it points to.
 */
export interface YamlFile {
  readonly root: Field;
  readonly problems: readonly Problem[];
  /** What is valid and most probably not meant. */
  readonly warnings: readonly Problem[];
  /** Whether mistakes of syntax hide what the file holds. */
  readonly unreadable: boolean;
  report(offset: number, message: string, suggestion?: string): void;
  warn(offset: number, message: string, suggestion?: string): void;
  /** The line of an offset, from 1. */
  lineOf(offset: number): number;
  /** The fields of a map; missing and unknown ones are reported. `optional` ones may be missing. */
  readFields<const N extends string>(
    field: Field | undefined,
    names: readonly N[],
    optional?: readonly N[],
  ): Partial<Record<N, Field>>;
  /** The fields that a map has; unknown ones are reported where `names` are given. */
  readNamed<N extends string>(
    field: Field | undefined,
    names?: readonly N[],
    suggest?: (unknown: string) => string | undefined,
  ): Field<N>[];
  readText(field: Field | undefined): WrittenText | undefined;
  /** Words to be said, none of which may be cut off. */
  readProse(field: Field | undefined): WrittenText | undefined;
  readList(field: Field | undefined): WrittenText[];
}

/** Spaces that are none of YAML's, and signs without width. */
const unseenSign = /[\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** So many entries are forgotten by nobody: the file lost them, or is another one. */
const mostForgotten = 9;

/** Every scalar is a text: `no`, `12` and an empty value are what they look like. */
export function openYamlFile({ file, text: source = '', fault }: Source): YamlFile {
  const places = new LineCounter();
  const document = parseDocument(source, { schema: 'failsafe', lineCounter: places, prettyErrors: false });
  const problems: Problem[] = fault ? [{ file, ...fault }] : [];
  const warnings: Problem[] = [];

  const lineOf = (offset: number): number => places.linePos(offset).line;

  function locate(offset: number, message: string, suggestion?: string): Problem {
    const { line, col } = places.linePos(offset);
    return { file, line, column: col, message, ...(suggestion !== undefined && { suggestion }) };
  }

  function report(offset: number, message: string, suggestion?: string): void {
    problems.push(locate(offset, message, suggestion));
  }

  function follow(node: ParsedNode | null): ParsedNode | null {
    if (!isAlias(node)) return node;
    const meant = node.resolve(document) as ParsedNode | undefined;
    if (meant && !isAlias(meant)) return meant;
    const suggestion = 'A text that begins with * needs double quotes.';
    report(node.range[0], `Nothing in this file is named &${node.source}.`, suggestion);
    return null;
  }

  function readNamed<N extends string>(
    from: Field | undefined,
    names?: readonly N[],
    suggest = (name: string) => suggestOne(name, names ?? []),
  ): Field<N>[] {
    if (!from) return [];
    if (!isMap(from.node)) {
      reportNoMap(from, names);
      return [];
    }
    return from.node.items.flatMap(({ key, value }) => {
      const name = (isScalar(key) ? String(key.value) : '') as N;
      const offset = key.range[0];
      if (!names || names.includes(name)) return [{ name, offset, node: follow(value) }];
      // Within braces what follows a comma is another name: { say: Yes, please }.
      reportUnknown(name, offset, value ? suggest(name) : 'A text with a comma needs double quotes.');
      return [];
    });
  }

  function reportNoMap({ name, offset, node }: Field, names: readonly string[] | undefined): void {
    const wanted = names ? names.slice(0, 4).join(', ') : 'names and what they stand for';
    if (name) report(offset, `"${name}" must hold ${wanted}.`, 'Write each on its own line.');
    else if (!node) report(offset, 'The file holds nothing.', 'Put a copy of it back.');
    else report(offset, `The file must hold ${wanted}.`, 'Is it the right file? If not, put a copy of it back.');
  }

  function reportUnknown(name: string, offset: number, suggestion: string | undefined): void {
    const unseen = unseenSign.exec(name);
    if (unseen) {
      const place = `An invisible sign (${nameSign(unseen[0])}) stands in this name.`;
      return report(offset + unseen.index, place, 'Write the name anew.');
    }
    report(offset, `"${name}" is not known here.`, suggestion);
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
    const missing = names.filter((one) => !fields[one]);
    if (missing.length > mostForgotten) reportLoss(missing.length, names.length, missing[0] ?? '');
    else for (const name of missing) report(from.offset, `"${name}" is missing${place}.`);
    return fields;
  }

  function reportLoss(missing: number, all: number, first: string): void {
    const message = `${missing} of ${all} entries are missing, "${first}" first.`;
    report(source.trimEnd().length, message, 'Is this file whole? It ends here.');
  }

  function readText(field: Field | undefined): WrittenText | undefined {
    if (!field) return undefined;
    const { name, offset, node } = field;
    if (isScalar(node)) return locateText(source, node);
    const suggestion = isSeq(node) ? 'Take the brackets away.' : 'Put the whole text in double quotes.';
    report(node?.range[0] ?? offset, `"${name}" must be a text.`, suggestion);
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
      return field.node.items.flatMap((node) => readText({ ...field, node: follow(node) }) ?? []);
    }
    const { name, node, offset } = field;
    const text = isScalar(node) ? String(node.value).trim() : '';
    if (isSeq(node)) report(node.range[0], `The list "${name}" holds nothing.`, 'Write [one, another].');
    else report(node?.range[0] ?? offset, `"${name}" must be a list.`, `Write [${text || 'one, another'}].`);
    return [];
  }

  const { mistakes, unreadable } = findSyntaxMistakes(document, source, lineOf);
  for (const { offset, message, suggestion } of mistakes) report(offset, message, suggestion);
  return {
    root: { name: '', offset: 0, node: follow(document.contents) },
    problems,
    warnings,
    unreadable: fault !== undefined || unreadable,
    report,
    warn: (...told) => void warnings.push(locate(...told)),
    lineOf,
    readFields,
    readNamed,
    readText,
    readProse,
    readList,
  };
}

/** Where the value of a field stands; where it has none, its name. */
export function placeOf({ node, offset }: Field): number {
  return node?.range[0] ?? offset;
}

/** What was probably meant by a mistyped name. */
export function suggestOne(name: string, names: Iterable<string>): string | undefined {
  const meant = findClosest(name, names);
  return meant === undefined ? undefined : `Did you mean "${meant}"?`;
}

function locateText(source: string, { value, type, range: [start, end, next] }: Scalar.Parsed): WrittenText {
  const text = String(value);
  const shift = source.slice(start, end).indexOf(text);
  const isCutOff = type === 'PLAIN' && /^[^\n]*#/u.test(source.slice(end, next));
  return { value: detachedText(text), offsetOf: (index) => (shift === -1 ? start : start + shift + index), isCutOff };
}
