import { closeSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';

/** Makes a file's new name survive a power cut: it is safe once its folder is. Windows does it by itself and opens no folders. */
export function keepName(file: string): void {
  if (process.platform === 'win32') return;
  const open = openSync(dirname(file), 'r');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
