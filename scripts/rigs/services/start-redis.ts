import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureProgram } from './ensure-program.ts';
import { findFreePort, startProgram } from './start-program.ts';

interface RedisServer {
  readonly port?: number;
  /** More lines for its configuration, such as `maxmemory 2mb`. */
  readonly config?: readonly string[];
  readonly sentinel?: boolean;
}

/** Starts a Redis on the loopback interface, in a folder of its own that is gone after `stop`. It writes nothing to disk unless told. */
export async function startRedis({ port: wanted, config = [], sentinel = false }: RedisServer = {}) {
  const path = ensureProgram({ found: ['redis-server', 'valkey-server'], package: 'redis-server' });
  const port = wanted ?? (await findFreePort());
  const folder = await mkdtemp(join(tmpdir(), 'ivr-redis-'));
  const file = join(folder, 'redis.conf');
  const lines = ['bind 127.0.0.1', `port ${port}`, `dir ${folder}`, ...(sentinel ? [] : quiet), ...config];
  // A Sentinel writes what it learns into its configuration.
  await writeFile(file, `${lines.join('\n')}\n`);
  const args = [file, ...(sentinel ? ['--sentinel'] : [])];
  const running = await startProgram({ path, args, isReady: () => answers(port) });
  return {
    ...running,
    port,
    url: `redis://127.0.0.1:${port}`,
    async stop(signal?: NodeJS.Signals) {
      await running.stop(signal);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const quiet = ['save ""', 'appendonly no'];

/** A Redis that wants a password answers NOAUTH. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    socket.end('PING\r\n');
    const [answer] = await once(socket, 'data');
    return /PONG|NOAUTH/.test(String(answer));
  } finally {
    socket.destroy();
  }
}
