import { join } from 'node:path';
import { ensureProgram } from './ensure-program.ts';
import { startProgram } from './start-program.ts';

interface Balancer {
  readonly port: number;
  /** The ports of both servers. */
  readonly servers: readonly [number, number];
  /** A file that keeps what it says. */
  readonly log: string;
}

const config = join(import.meta.dirname, '../../deploy/haproxy.cfg');

/** Starts an HAProxy with `deploy/haproxy.cfg` on the loopback interface and waits until a server answers through it. */
export function startHaproxy({ port, servers: [one, other], log }: Balancer) {
  const path = ensureProgram({ found: ['haproxy', '/usr/sbin/haproxy'], package: 'haproxy' });
  const env = { LISTEN: placeOf(port), SERVER_1: placeOf(one), SERVER_2: placeOf(other) };
  return startProgram({ path, args: ['-db', '-f', config], env, log, isReady: () => answers(port) });
}

function placeOf(port: number): string {
  return `127.0.0.1:${port}`;
}

async function answers(port: number): Promise<boolean> {
  const { ok } = await fetch(`http://${placeOf(port)}/health/ready`);
  return ok;
}
