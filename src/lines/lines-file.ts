import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ZodError, prettifyError } from 'zod';
import { toLines, type Line } from './line.ts';

/** Reads the lines of a YAML file, and checks that their flows exist. Throws an error that names every problem and its path. */
export function openLines(file: string, flows: readonly { readonly name: string }[]): Line[] {
  const lines = readLines(file);
  const known = flows.map(({ name }) => name);
  const unknown = lines.filter((line) => !known.includes(line.flow));
  if (unknown.length === 0) return lines;
  const problems = unknown.map((line) => `line ${line.name} names the flow ${line.flow}`);
  throw new Error(`${file} cannot be used: ${problems.join('; ')}; the flows are ${known.join(', ')}`);
}

/** Reads the lines of a YAML file without checking their flows. Throws an error that names every problem and its path. */
export function readLines(file: string): Line[] {
  try {
    return toLines(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof ZodError ? `\n${prettifyError(cause)}` : ` ${String(cause)}`;
    throw new Error(`${file} cannot be used:${reason}`, { cause });
  }
}
