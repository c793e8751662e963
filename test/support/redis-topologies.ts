import { Redis } from 'ioredis';
import { awaitReady } from '../../scripts/rigs/services/await-ready.ts';
import { findFreePort } from '../../scripts/rigs/services/start-program.ts';
import { startRedis } from '../../scripts/rigs/services/start-redis.ts';

const host = '127.0.0.1';
const slots = 16_384;

/** A main server, its replica, and a Sentinel that watches them; the servers want a password, the Sentinel none. */
export async function startSentinel() {
  const password = 'made-up';
  const secret = [`requirepass ${password}`, `masterauth ${password}`, 'repl-diskless-sync-delay 0'];
  const main = await startRedis({ config: secret });
  const replica = await startRedis({ config: [...secret, `replicaof ${host} ${main.port}`] });
  const copying = new Redis(replica.url, { password });
  await until(async () => (await copying.info('replication')).includes('master_link_status:up'));
  copying.disconnect();
  const watching = [
    `sentinel monitor calls ${host} ${main.port} 1`,
    `sentinel auth-pass calls ${password}`,
    'sentinel down-after-milliseconds calls 500',
    'sentinel failover-timeout calls 2000',
  ];
  const sentinel = await startRedis({ config: watching, sentinel: true });
  await until(async () => (await ask(sentinel.port, 'SENTINEL', 'replicas', 'calls')).length > 0);
  return {
    url: `redis+sentinel://:${password}@${host}:${sentinel.port}/calls`,
    replica: { url: `redis://:${password}@${host}:${replica.port}` },
    main: { ...main, url: `redis://:${password}@${host}:${main.port}` },
    stop: async () => void (await Promise.all([sentinel, replica, main].map((server) => server.stop('SIGKILL')))),
  };
}

/** Three servers that share the slots. */
export async function startCluster() {
  const servers = await Promise.all(Array.from({ length: 3 }, () => startNode()));
  const [first] = servers;
  for (const [index, { port, busPort }] of servers.entries()) {
    const [from, to] = [index, index + 1].map((count) => String(Math.floor((slots * count) / 3)));
    await ask(port, 'CLUSTER', 'ADDSLOTSRANGE', from ?? '', String(Number(to) - 1));
    await ask(first?.port ?? 0, 'CLUSTER', 'MEET', host, String(port), String(busPort));
  }
  for (const { port } of servers) {
    await until(async () => (await ask(port, 'CLUSTER', 'INFO')).includes('cluster_state:ok'));
  }
  return {
    url: `redis+cluster://${servers.map(({ port }) => `${host}:${port}`).join(',')}`,
    nodes: servers.map(({ url }) => url),
    stop: async () => void (await Promise.all(servers.map((server) => server.stop('SIGKILL')))),
  };
}

async function startNode() {
  const busPort = await findFreePort();
  const server = await startRedis({ config: ['cluster-enabled yes', `cluster-port ${busPort}`] });
  return { ...server, busPort };
}

async function ask(port: number, command: string, ...args: string[]): Promise<string | unknown[]> {
  const redis = new Redis({ port, host });
  try {
    return (await redis.call(command, ...args)) as string | unknown[];
  } finally {
    redis.disconnect();
  }
}

/** Waits until something is true. */
export async function until(isTrue: () => Promise<boolean>, patienceMs = 60_000): Promise<void> {
  const outcome = await awaitReady({ isReady: isTrue, patienceMs, everyMs: 100 });
  if (outcome === 'late') throw new Error(`This does not come true within ${patienceMs} ms: ${String(isTrue)}`);
}

/** Time passes for every key: what is left of its life gets shorter. */
export async function letPass(urls: readonly string[], ms: number): Promise<void> {
  for (const url of urls) {
    const redis = new Redis(url);
    for (const key of await redis.keys('*')) {
      const left = await redis.pttl(key);
      if (left < 0) throw new Error(`${key} never expires`);
      await (left > ms ? redis.pexpire(key, left - ms) : redis.del(key));
    }
    redis.disconnect();
  }
}
