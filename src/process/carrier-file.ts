import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Tells the terminal phone where this server answers and how to sign, in a file that only its owner reads. */
export function writeCarrierFile(file: string, server: { readonly url: string; readonly token: string }): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // A file left behind keeps its mode when it is written over.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(server)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Takes the file away, unless another server has written its own there since. */
export function removeCarrierFile(file: string, token: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8').includes(token)) rmSync(file, { force: true });
}
