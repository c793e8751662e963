import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

interface Carried {
  readonly url: string;
  readonly token: string;
}

const Written = z.object({ url: z.url() });

const patienceMs = 1000;

/**
 * Writes this server's URL and the token for signatures for the terminal phone into a folder, in a file that only its owner reads, and returns
 * the file: `carrier.json`, or `carrier-PORT.json` where another server that still answers has written that one.
 */
export async function writeCarrierFile(folder: string, server: Carried, port: string): Promise<string> {
  const first = join(folder, 'carrier.json');
  const file = (await isTaken(first, server.url)) ? join(folder, `carrier-${port}.json`) : first;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // An existing file would keep its mode when it is overwritten.
  rmSync(file, { force: true });
  writeFileSync(file, `${JSON.stringify(server)}\n`, { mode: 0o600, flag: 'wx' });
  return file;
}

/** Removes the file, unless another server has written its own there since. */
export function removeCarrierFile(file: string, token: string): void {
  if (existsSync(file) && readFileSync(file, 'utf8').includes(token)) rmSync(file, { force: true });
}

/** Nobody else answers at an own URL: what names it is left of a server that was killed. */
async function isTaken(file: string, ownUrl: string): Promise<boolean> {
  const url = readUrl(file);
  if (url === undefined || url === ownUrl) return false;
  try {
    return (await fetch(new URL('/health/live', url), { signal: AbortSignal.timeout(patienceMs) })).ok;
  } catch {
    return false;
  }
}

function readUrl(file: string): string | undefined {
  try {
    return Written.parse(JSON.parse(readFileSync(file, 'utf8'))).url;
  } catch {
    return undefined;
  }
}
