import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { awaitReady } from './await-ready.ts';

interface Start {
  readonly path: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
  /** The user and group it runs as, where the program refuses to run as root. */
  readonly uid?: number;
  readonly gid?: number;
  /** A file that its output is appended to. */
  readonly log?: string;
  /** Rejects, or returns false, while the program does not yet answer. */
  readonly isReady: () => Promise<boolean>;
  readonly patienceMs?: number;
}

export interface Running {
  readonly pid: number;
  /** Ends it with a signal (SIGTERM unless told; SIGKILL after ten seconds) and resolves when it is gone. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>;
}

/** Starts a program and waits until it answers. Rejects with the end of its output where it does not. */
export async function startProgram(start: Start): Promise<Running> {
  const { path, args, isReady, log, patienceMs = 60_000, ...options } = start;
  const child = spawn(path, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2000)));
    if (log !== undefined) stream.pipe(createWriteStream(log, { flags: 'a' }));
  }
  const gone = once(child, 'exit').catch((error: unknown) => {
    said += String(error);
  });
  const isGone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;

  async function stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    child.kill(signal);
    const impatient = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await gone;
    clearTimeout(impatient);
  }

  const outcome = await awaitReady({ isReady, isGone, patienceMs });
  if (outcome === 'gone') throw new Error(`${path} ended at once:\n${said}`);
  if (outcome === 'late') {
    await stop('SIGKILL');
    throw new Error(`${path} does not answer after ${patienceMs} ms:\n${said}`);
  }
  return { pid: child.pid ?? 0, stop };
}

/** A port on the loopback interface that nobody listens on. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
