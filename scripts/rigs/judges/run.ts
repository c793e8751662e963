import { execFileSync } from 'node:child_process';
import { ensureProgram } from '../services/ensure-program.ts';

const mostBytes = 2 ** 29;

/** Runs a program on some bytes and returns what it wrote. Throws with what it wrote to stderr. */
export function run(path: string, args: readonly string[], input: Uint8Array | string = ''): Buffer {
  return execFileSync(path, args, { input, maxBuffer: mostBytes, stdio: ['pipe', 'pipe', 'pipe'] });
}

/** Sound in one form as sound in another, by sox. No dither: it would add noise. */
export function convert(input: Uint8Array | string, ...args: readonly string[]): Buffer {
  return run(ensureProgram({ found: ['sox'], package: 'sox' }), ['-D', '-V1', ...args], input);
}

/** Bytes as 16-bit samples. */
export function toSamples(bytes: Buffer): Int16Array {
  return new Int16Array(Uint8Array.from(bytes).buffer);
}

export const raw = ['-t', 'raw', '-r', '8000', '-c', '1', '-b', '16', '-e', 'signed'] as const;
export const muLawFile = ['-t', 'ul', '-r', '8000', '-c', '1'] as const;
