import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureProgram } from '../services/ensure-program.ts';
import type { Judge, Speaking } from './judge.ts';
import { convert, muLawFile, raw, run, toSamples } from './run.ts';

interface MinimodemSpeaking extends Speaking {
  readonly markHz?: number;
  readonly spaceHz?: number;
  readonly stopBits?: number;
}

const tty = ['--baudot', '--samplerate', '8000', '--quiet'];

/**
 * minimodem (Debian). A space ends figures, both ways: let it type letters alone or digits alone. It forgets figures where the tone ends,
 * so it cannot hear slow typing. It has another table for + = # & and backspace.
 */
export const minimodem: Judge<MinimodemSpeaking> = {
  name: 'minimodem',
  speak: (text, { baud = 45.45, markHz = 1400, spaceHz = 1800, stopBits = 2 } = {}) =>
    inFile((file) => {
      const tones = ['-M', `${markHz}`, '-S', `${spaceHz}`, '--stopbits', `${stopBits}`];
      run(minimodemPath(), ['--tx', ...tty, ...tones, '--volume', '0.2', '--file', file, `${baud}`], text);
      return toSamples(convert(readFileSync(file), '-t', 'wav', '-', ...raw, '-'));
    }),
  hear: (muLaw, { baud = 45.45 } = {}) =>
    inFile((file) => {
      writeFileSync(
        file,
        convert(muLaw, ...muLawFile, '-', '-t', 'wav', '-b', '16', '-e', 'signed', '-', 'pad', '0.5', '1'),
      );
      const tones = ['-M', '1400', '-S', '1800', '--stopbits', '2', '--confidence', '2'];
      return run(minimodemPath(), ['--rx', ...tty, ...tones, '--file', file, `${baud}`]).toString('latin1');
    }),
};

function minimodemPath(): string {
  return ensureProgram({ found: ['minimodem'], package: 'minimodem' });
}

function inFile<Result>(use: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), 'minimodem-'));
  try {
    return use(join(folder, 'tty.wav'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
