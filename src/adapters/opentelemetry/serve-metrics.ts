import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PrometheusExporter } from '@opentelemetry/exporter-prometheus';

interface MetricsPlace {
  readonly host: string;
  readonly port: number;
}

/** Prometheus needs one. */
const mostConnections = 16;
const requestMs = 5000;
/** A reader that takes nothing for so long loses its connection. */
const stalledMs = 30_000;

/** Serves metrics in Prometheus' text form at `/metrics` of a port of their own. Rejects where nothing can listen there. */
export async function serveMetrics({ host, port }: MetricsPlace) {
  const reader = new PrometheusExporter({ preventServerStart: true, withoutScopeInfo: true });
  const server = createServer({ requestTimeout: requestMs, headersTimeout: requestMs }, answer).unref();
  server.maxConnections = mostConnections;
  server.setTimeout(stalledMs);

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url?.split('?')[0];
    if (request.method === 'GET' && path === '/metrics') reader.getMetricsRequestHandler(request, response);
    else response.writeHead(404, { connection: 'close' }).end();
  }

  try {
    await once(server.listen({ host, port }), 'listening');
  } catch (cause) {
    throw new Error(`Nothing can listen on METRICS_HOST ${host}, METRICS_PORT ${port}: ${String(cause)}`, { cause });
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    reader,
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/metrics`,
    close(): void {
      server.close();
      server.closeAllConnections();
    },
  };
}
