import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { z } from 'zod';
import type { Source } from './source.ts';

/** Where servers and the check of the configuration look for copies. */
export const lastGoodFolder = 'data/last-good';

const Kept = z.array(z.strictObject({ file: z.string(), text: z.string() }));

/** A copy of files that could be used when they were last read. */
export interface LastGood {
  /** Undefined where there is none that can be read. */
  read(): readonly Source[] | undefined;
  /** Throws where the copy cannot be written. */
  keep(sources: readonly Source[]): void;
}

/**
 * Keeps the copy in a folder, as one file, so that files which belong together are kept together. `place` is where they were read:
 * a server that reads them elsewhere has a copy of its own.
 */
export function createLastGood(folder: string, what: string, place: string): LastGood {
  const path = join(folder, `${what}-${digestOf(place).slice(0, 8)}.json`);
  /** The digest of what was written last: the text itself has a megabyte. */
  let kept: string | undefined;

  return {
    read() {
      try {
        return Kept.parse(JSON.parse(readFileSync(path, 'utf8')));
      } catch {
        return undefined;
      }
    },

    keep(sources) {
      const text = `${JSON.stringify(sources.map(({ file, text: its }) => ({ file, text: its })))}\n`;
      const digest = digestOf(text);
      if (digest === kept) return;
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      // In a file of its own until it is whole; another server may write the same.
      const unfinished = `${path}.${process.pid}`;
      writeFileSync(unfinished, text, { mode: 0o600 });
      renameSync(unfinished, path);
      kept = digest;
    },
  };
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
