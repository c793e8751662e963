import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureFile, ensureProgram } from '../services/ensure-program.ts';
import type { Judge, Speaking } from './judge.ts';
import { convert, muLawFile, raw, run, toSamples } from './run.ts';

const source = join(import.meta.dirname, 'spandsp-tty.c');

interface SpandspSpeaking extends Speaking {
  /** Silence after each key. */
  readonly pauseMs?: number;
}

/** The V.18 modem of spandsp (Debian). It tells what it heard once the tone has ended, and hears nothing below about −30 dBFS. */
export const spandsp: Judge<SpandspSpeaking> = {
  name: 'spandsp',
  speak: (text, { baud = 45.45, pauseMs = 0 } = {}) =>
    toSamples(run(compile(), ['speak', `${Math.trunc(baud)}`, `${pauseMs}`], text)),
  hear: (muLaw, { baud = 45.45 } = {}) => {
    const samples = convert(muLaw, ...muLawFile, '-', ...raw, '-', 'pad', '0.5', '1');
    return run(compile(), ['hear', `${Math.trunc(baud)}`], samples).toString('latin1');
  },
};

/** The program, compiled once for each version of its source; processes that compile at the same time end up with the same file. */
function compile(): string {
  const folder = join(tmpdir(), 'customer-connect-judges');
  const program = join(folder, createHash('sha256').update(readFileSync(source)).digest('hex').slice(0, 16));
  if (existsSync(program)) return program;
  ensureFile({ found: ['/usr/include/spandsp/v18.h'], package: 'libspandsp-dev' });
  mkdirSync(folder, { recursive: true });
  const fresh = join(mkdtempSync(join(folder, 'new-')), 'spandsp-tty');
  run(ensureProgram({ found: ['gcc'], package: 'gcc' }), ['-O2', '-o', fresh, source, '-lspandsp', '-lm']);
  renameSync(fresh, program);
  return program;
}
