import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { devNull, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const format = ['--format=custom', '--no-owner', '--no-privileges'];

/** Dumps a database into an empty file with PostgreSQL's own program, and reads the dump once. Throws with what to do where it cannot. */
export async function dumpPostgres(url: string, part: string, file: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'ivr-backup-'));
  try {
    const place = hidePassword(url, join(folder, 'pgpass'));
    await run('pg_dump', [...format, `--file=${part}`, `--dbname=${place}`]);
    await run('pg_restore', [`--file=${devNull}`, part]);
  } catch (error) {
    throw new Error(describe(error, url, file), { cause: error });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The URL without its password, which anybody on this machine could see among the arguments: it stands in a file that is named. */
function hidePassword(url: string, passfile: string): string {
  const place = new URL(url);
  const password = decodeURIComponent(place.password);
  if (password === '') return url;
  writeFileSync(passfile, `*:*:*:*:${password.replaceAll(/[\\:]/g, String.raw`\$&`)}\n`, { mode: 0o600, flag: 'wx' });
  place.password = '';
  place.searchParams.set('passfile', passfile);
  return place.href;
}

function describe(error: unknown, url: string, file: string): string {
  const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
  if (code !== 'ENOENT') return `PostgreSQL's pg_dump could not copy the records: ${stderr.trim()}`;
  const place = Object.assign(new URL(url), { password: '' }).href;
  return [
    "PostgreSQL's pg_dump is not on this machine. Run this where it is, in the version of the server or a later one:",
    `  pg_dump ${format.join(' ')} --file='${file}' --dbname='${place}'`,
    'It asks for the password. Nothing was written.',
  ].join('\n');
}
