import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Addresses {
  /** `postgres://USER@HOST:PORT/DATABASE` */
  readonly database: string;
  /** `redis://HOST:PORT` */
  readonly redis: string;
}

/**
 * Makes those secrets of `docker-compose.yml` that a folder lacks, but for the carrier's token, and returns their names. Only the folder's
 * owner may enter it; the files are open to all, since a container reads each under a user of its own.
 */
export function makeSecrets(folder: string, { database, redis }: Addresses): string[] {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const made: string[] = [];

  function keep(name: string, text: string): string {
    const file = join(folder, name);
    try {
      writeFileSync(file, `${text}\n`, { flag: 'wx', mode: 0o444 });
      made.push(name);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    return readFileSync(file, 'utf8').trim();
  }

  keep('data-secret', `${makeKeyId()}:${makeSecret()}`);
  keep('database-url', withPassword(database, keep('postgres-password', makeSecret())));
  const directive = keep('valkey.conf', `requirepass ${makeSecret()}`);
  keep('redis-url', withPassword(redis, directive.replace('requirepass ', '')));
  keep('grafana-password', makeSecret());
  return made;
}

/** The day and a few random signs: keys of two folders are never taken for one another. */
function makeKeyId(): string {
  return `${Temporal.Now.plainDateISO().toString()}-${randomBytes(4).toString('hex')}`;
}

function makeSecret(): string {
  return randomBytes(32).toString('base64url');
}

function withPassword(address: string, password: string): string {
  return Object.assign(new URL(address), { password }).href;
}
