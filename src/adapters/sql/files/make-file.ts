import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { keepName } from './keep-name.ts';

/**
 * Makes a file that only its owner reads, and that is seen complete or not at all: `fill` writes it under another name, where an empty
 * file stands. Throws where `file` exists, and leaves nothing behind where `fill` fails.
 */
export async function makeFile(file: string, fill: (part: string) => Promise<void>): Promise<void> {
  if (existsSync(file)) throw new Error(`${file} exists already: give the file a name of its own.`);
  const part = `${file}.part`;
  if (existsSync(part))
    throw new Error(`${part} is there: another program writes it, or one was cut off. Remove it first.`);
  closeSync(openSync(part, 'wx', 0o600));
  try {
    await fill(part);
    flush(part);
    if (existsSync(file)) throw new Error(`${file} was made by another program meanwhile. Nothing was written.`);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  keepName(file);
}

function flush(file: string): void {
  const open = openSync(file, 'r+');
  try {
    fsyncSync(open);
  } finally {
    closeSync(open);
  }
}
