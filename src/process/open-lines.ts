import { ZodError, prettifyError } from 'zod';
import { readLines } from '../calls/lines.ts';
import type { Line } from '../calls/lines.ts';

/** The lines of a file, each with a flow that exists. Throws what is wrong and where. */
export function openLines(file: string, flows: readonly { readonly name: string }[]): Line[] {
  const lines = readLinesOf(file);
  const known = flows.map(({ name }) => name);
  const lost = lines.filter((line) => !known.includes(line.flow));
  if (lost.length === 0) return lines;
  const problems = lost.map((line) => `line ${line.name} names the flow ${line.flow}`);
  throw new Error(`${file} cannot be used: ${problems.join('; ')}; the flows are ${known.join(', ')}`);
}

function readLinesOf(file: string): Line[] {
  try {
    return readLines(file);
  } catch (cause) {
    const reason = cause instanceof ZodError ? `\n${prettifyError(cause)}` : ` ${String(cause)}`;
    throw new Error(`${file} cannot be used:${reason}`, { cause });
  }
}
