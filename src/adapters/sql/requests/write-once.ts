import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

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
  keepName(dirname(file));
}

/** A new name is safe once its folder is. Windows does it by itself and opens no folders. */
function keepName(folder: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(folder, 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
