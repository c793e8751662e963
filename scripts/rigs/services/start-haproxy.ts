import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { ensureProgram } from './ensure-program.ts';
import { startProgram } from './start-program.ts';

interface Balancer {
  readonly port: number;
  /** The ports of both servers. */
  readonly servers: readonly [number, number];
  /** A file that keeps what it says. */
  readonly log: string;
  /** A file with a certificate and its key, where TLS ends at the balancer. */
  readonly certificate?: string;
}

const config = join(import.meta.dirname, '../../../deploy/haproxy.cfg');

/** Starts an HAProxy with `deploy/haproxy.cfg` on the loopback interface. */
export function startHaproxy({ port, servers: [one, other], log, certificate }: Balancer) {
  const path = ensureProgram({ found: ['haproxy', '/usr/sbin/haproxy'], package: 'haproxy' });
  const env = {
    LISTEN: addressOf(port),
    SERVER_1: addressOf(one),
    SERVER_2: addressOf(other),
    ...(certificate !== undefined && { CERTIFICATE: certificate }),
  };
  return startProgram({ path, args: ['-db', '-f', config], env, log, isReady: () => listens(port) });
}

function addressOf(port: number): string {
  return `127.0.0.1:${port}`;
}

async function listens(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } finally {
    socket.destroy();
  }
}
