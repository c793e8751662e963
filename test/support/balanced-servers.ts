import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

const workMs = 2;

/** Two servers for a balancer. They answer health checks, and refuse each webhook to `/voice/status`. */
export async function openServers() {
  const reached: string[] = [];
  let [now, most] = [0, 0];
  const servers = [1, 2].map(() =>
    createServer((request, response) => {
      if (request.url === '/health/ready') return response.end();
      reached.push(`${request.method} ${request.url}`);
      most = Math.max(most, ++now);
      return setTimeout(() => {
        now--;
        response.writeHead(request.url === '/voice/status' ? 403 : 200).end('answered');
      }, workMs);
    }).listen(0, '127.0.0.1'),
  );
  const close = () => {
    for (const server of servers) server.close().closeAllConnections();
  };
  onTestFinished(close);
  const [one = 0, other = 0] = await Promise.all(
    servers.map(async (server) => {
      await once(server, 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  return { ports: [one, other] as const, reached, close, mostAtOnce: () => most };
}
