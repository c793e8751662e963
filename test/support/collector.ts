import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { z } from 'zod';

const Attributes = z
  .array(z.object({ key: z.string(), value: z.object({ stringValue: z.string() }) }))
  .transform((all) => Object.fromEntries(all.map(({ key, value }) => [key, value.stringValue])));

const Span = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  startTimeUnixNano: z.string().transform(Number),
  endTimeUnixNano: z.string().transform(Number),
  attributes: Attributes,
  status: z.object({ code: z.number() }),
});
type SentSpan = z.infer<typeof Span>;

const Spans = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: Attributes }),
      scopeSpans: z.array(z.object({ spans: z.array(Span) })),
    }),
  ),
});

const DataPoint = z.object({ attributes: Attributes });
const Points = z.object({ dataPoints: z.array(DataPoint) });
const Metrics = z.object({
  resourceMetrics: z.array(
    z.object({
      scopeMetrics: z.array(
        z.object({
          metrics: z.array(
            z.object({
              name: z.string(),
              sum: Points.optional(),
              gauge: Points.optional(),
              histogram: Points.optional(),
            }),
          ),
        }),
      ),
    }),
  ),
});

/** How it answers: at once, with 503, or not at all. */
type Manner = 'takes' | 'refuses' | 'is silent';

/** A collector that takes metrics and traces over OTLP in JSON, on 127.0.0.1. It can be gone, and come back at the same port. */
export async function openCollector(port = 0) {
  let manner: Manner = 'takes';
  let received = '';
  let requests = 0;
  const spans: SentSpan[] = [];
  const services: Record<string, string>[] = [];
  const metrics = new Set<string>();
  const headers: (string | undefined)[] = [];

  const server = createServer((request, response) => {
    requests += 1;
    let body = '';
    headers.push(request.headers.authorization);
    request.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
    request.on('end', () => {
      if (manner === 'takes') take(request.url ?? '', body, response);
      if (manner === 'refuses') response.writeHead(503).end();
    });
  });

  function take(path: string, body: string, response: ServerResponse): void {
    received += `${path} ${body}\n`;
    if (path === '/v1/traces') {
      const { resourceSpans } = Spans.parse(JSON.parse(body));
      for (const { resource, scopeSpans } of resourceSpans) {
        services.push(resource.attributes);
        spans.push(...scopeSpans.flatMap((scope) => scope.spans));
      }
    } else if (path === '/v1/metrics') {
      const { resourceMetrics } = Metrics.parse(JSON.parse(body));
      for (const { scopeMetrics } of resourceMetrics)
        for (const metric of scopeMetrics.flatMap((scope) => scope.metrics)) metrics.add(metric.name);
    }
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  }

  const listen = async (at: number) => void (await once(server.listen(at, '127.0.0.1'), 'listening'));
  await listen(port);
  const taken = (server.address() as AddressInfo).port;
  const leave = async () => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
  };
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${taken}`,
    spans,
    services,
    metrics,
    headers,
    received: () => received,
    requests: () => requests,
    be: (how: Manner) => void (manner = how),
    leave,
    comeBack: () => listen(taken),
  };
}
