import { execFile, execFileSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { ensureProgram } from './ensure-program.ts';
import { findFreePort, type Running, startProgram } from './start-program.ts';

export interface Postgres {
  readonly port: number;
  /** `postgres://…` of one of its databases; `postgres` is there from the beginning. */
  readonly urlOf: (database: string) => string;
  readonly pid: () => number;
  /** The folder of its data. */
  readonly data: string;
  /** Ends the server; its data stays until `remove`. SIGINT breaks connections off, SIGQUIT ends at once. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
  /** Starts it again where it was, with its data. */
  readonly start: () => Promise<void>;
  readonly remove: () => Promise<void>;
}

const superuser = 'postgres';
const run = promisify(execFile);

/**
 * Starts a PostgreSQL server of its own on this machine, in a temporary folder; connections from this machine need no password. `from`: the data
 * of another one that has stopped, to begin with.
 */
export async function startPostgres({ from }: { readonly from?: string } = {}): Promise<Postgres> {
  const server = ensureProgram({ found: ['/usr/lib/postgresql/*/bin/postgres', 'postgres'], package: 'postgresql' });
  const owner = findOwner();
  const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const data = join(folder, 'data');
  if (from === undefined) {
    const fresh = ['-D', data, '-U', superuser, '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync'];
    execFileSync(join(dirname(server), 'initdb'), fresh, { stdio: 'ignore', cwd: folder, ...owner });
  } else execFileSync('cp', ['-a', from, data]);

  const port = await findFreePort();
  const args = [
    '-D',
    data,
    '-p',
    String(port),
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    `unix_socket_directories=${folder}`,
  ];
  let running: Running | undefined;
  const asking = ['-q', '-h', '127.0.0.1', '-p', String(port)];
  const isReady = () => run(join(dirname(server), 'pg_isready'), asking).then(() => true);
  const start = async () => {
    running = await startProgram({ path: server, args, cwd: folder, ...owner, isReady });
  };
  const stop = async (signal: NodeJS.Signals = 'SIGINT') => {
    await running?.stop(signal);
    running = undefined;
  };
  await start();
  return {
    port,
    urlOf: (database) => `postgres://${superuser}@127.0.0.1:${port}/${database}`,
    pid: () => running?.pid ?? 0,
    data,
    start,
    stop,
    async remove() {
      await stop('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root; Debian's package brings a user for it. */
function findOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined;
  return { uid: askId('-u'), gid: askId('-g') };
}

function askId(what: '-u' | '-g'): number {
  return Number(execFileSync('id', [what, superuser], { encoding: 'utf8' }));
}
