import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { keepName } from '../files/keep-name.ts';

/**
 * Writes a file that is seen complete or not at all, even after a power cut, and that only its owner reads. It may stand there already,
 * with the same text. Throws where it holds anything else.
 */
export function writeOnce(file: string, text: string): void {
  if (existsSync(file)) {
    if (readFileSync(file, 'utf8') === text) return;
    throw new Error(`${file} exists and is another file: move it away, then run the export again.`);
  }
  const part = `${file}.part`;
  writeFileSync(part, text, { mode: 0o600, flush: true });
  renameSync(part, file);
  keepName(file);
}
