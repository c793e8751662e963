import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { KeyRing } from './key-ring.ts';

/** Opens the key in a file that only its owner reads, or makes it: for records on one machine without DATA_SECRET. */
export function openKeyFile(path: string): KeyRing {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    writeFileSync(path, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = readFileSync(path, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${path} holds no key: set DATA_SECRET, or put back the file these records were made with`);
  return [{ id: 'local', secret }];
}
