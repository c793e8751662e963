import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes this server's URL and the token for signatures for the terminal phone, in a file that only its owner reads. */
export function writeCarrierFile(file: string, server: { readonly url: string; readonly token: string }): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // An existing file would keep its mode when it is overwritten.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(server)}\n`, { mode: 0o600, flag: 'wx' });
}

/** Removes the file, unless another server has written its own there since. */
export function removeCarrierFile(file: string, token: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8').includes(token)) rmSync(file, { force: true });
}
