import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { checkCollector } from '../../../scripts/commands/support/checks/check-collector.ts';

const what = 'OTEL_EXPORTER_OTLP_ENDPOINT';
const headers = { authorization: 'Bearer hunter2' };
const at = (url: string) => checkCollector({ otlp: { url, headers, traced: 1 } });

/** A collector that answers with a status, and what it was asked. */
async function answerWith(status: number) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
    request.resume().on('end', () => response.writeHead(status).end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}

test.for([
  [200, 'ok', 'the collector takes metrics and traces'],
  [401, 'wrong', 'the collector refuses OTEL_EXPORTER_OTLP_HEADERS (401)'],
  [404, 'wrong', 'no collector takes OTLP in JSON there (404): its port is 4318 as a rule'],
  [503, 'away', 'the collector answers 503'],
] as const)('a collector that answers %d is %s', async ([status, state, told]) => {
  const { url, asked } = await answerWith(status);
  expect(await at(url)).toEqual([{ state, what, told }]);
  expect(asked).toEqual(['POST /v1/metrics Bearer hunter2']);
});

test('a collector that cannot be reached is away, and no header of it is told', async () => {
  const [found] = await at('http://127.0.0.1:1');
  expect(found).toMatchObject({ state: 'away', what });
  expect(found?.told).not.toContain('hunter2');
});

test('where none is configured, none is asked', async () => {
  expect(await checkCollector({ otlp: undefined })).toEqual([]);
});
