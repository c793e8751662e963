import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ZodError, prettifyError } from 'zod';
import { toLines, type Line } from './line.ts';

/** The lines of a YAML file, each with a flow that exists. Throws what is wrong and where. */
export function openLines(file: string, flows: readonly { readonly name: string }[]): Line[] {
  const lines = readLines(file);
  const known = flows.map(({ name }) => name);
  const lost = lines.filter((line) => !known.includes(line.flow));
  if (lost.length === 0) return lines;
  const problems = lost.map((line) => `line ${line.name} names the flow ${line.flow}`);
  throw new Error(`${file} cannot be used: ${problems.join('; ')}; the flows are ${known.join(', ')}`);
}

/** The lines of a YAML file, whatever their flows. Throws what is wrong and where. */
export function readLines(file: string): Line[] {
  try {
    return toLines(parse(readFileSync(file, 'utf8')));
  } catch (cause) {
    const reason = cause instanceof ZodError ? `\n${prettifyError(cause)}` : ` ${String(cause)}`;
    throw new Error(`${file} cannot be used:${reason}`, { cause });
  }
}
