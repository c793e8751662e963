import { createServer } from 'node:http';
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { openTelemetry } from '../../src/system/open-telemetry.ts';
import { aTakenTurn, anEndedCall } from '../measure/telemetry/a-taken-turn.ts';
import { aLine } from '../support/a-line.ts';
import { openCollector } from '../support/collector.ts';

const lines = [aLine({ name: 'a-line', agency: 'an-agency' })];

/** Telemetry as the environment has it, with what it logs. */
async function open(env: NodeJS.ProcessEnv) {
  const logged: { readonly message: string; readonly facts: object }[] = [];
  const note = (facts: object, message: string) => void logged.push({ message, facts });
  const log = { debug: note, info: note, warn: note, error: note };
  const nameCall = () => '0123456789abcdef0123456789abcdef';
  const telemetry = await openTelemetry({ config: readConfig(env), lines, nameCall }, log);
  const url = () => logged.flatMap(({ facts }) => ('url' in facts ? [String(facts.url)] : []))[0] ?? '';
  return { ...telemetry, logged, url };
}

test('metrics are served at a port of their own, and nothing else is', async () => {
  const { observersOf, countOf, close, url } = await open({ METRICS_PORT: '0' });
  onTestFinished(close);
  for (const measure of observersOf('an-agency')) measure.turnTaken(aTakenTurn());
  countOf('')('webhooks refused');
  const answer = await fetch(url());
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain']);
  const text = await answer.text();
  expect(text).toContain('ivr_calls_total{ivr_agency="an-agency",ivr_line="a-line",ivr_channel="voice"} 1\n');
  expect(text).toContain('ivr_counts_total{ivr_agency="",ivr_what="webhooks refused"} 1\n');
  expect(text).toMatch(/^ivr_desk_open\{ivr_agency="an-agency",ivr_line="a-line"\} 1$/m);
  expect(text).toMatch(/^target_info\{service_name="customer-connect-ivr",service_version="[\d.]+",/m);
  expect(Number(/^process_memory_usage (\d+)$/m.exec(text)?.[1])).toBeGreaterThan(1e7);
  const others = await Promise.all([
    fetch(new URL('/', url())),
    fetch(new URL('/health/live', url())),
    fetch(url(), { method: 'POST', body: 'x' }),
  ]);
  expect(others.map(({ status }) => status)).toEqual([404, 404, 404]);
});

test('a Prometheus that asks and does not read holds up neither another one nor the end of the server', async () => {
  const { observersOf, close, url } = await open({ METRICS_PORT: '0' });
  const { hostname, port } = new URL(url());
  const slow = Array.from({ length: 10 }, () => connect(Number(port), hostname));
  onTestFinished(() => slow.forEach((socket) => socket.destroy()));
  for (const socket of slow) socket.pause().write('GET /metrics HTTP/1.1\r\nhost: a\r\n\r\n');
  await Promise.all(slow.map((socket) => once(socket, 'connect')));
  for (const measure of observersOf('an-agency')) measure.turnTaken(aTakenTurn());
  expect(await (await fetch(url())).text()).toMatch(/^ivr_calls_total\{.*\} 1$/m);
  const closed = Promise.all(slow.map((socket) => once(socket.resume(), 'close')));
  await close();
  await closed;
});

test('a port that is taken ends the start with one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  await expect(open({ METRICS_PORT: String(port) })).rejects.toThrow(
    `Nothing can listen on METRICS_HOST 127.0.0.1, METRICS_PORT ${port}`,
  );
});

test('metrics and traces are sent, the last ones as the server ends', async () => {
  const collector = await openCollector();
  const { observersOf, close } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/` });
  const measures = observersOf('an-agency');
  for (const measure of measures) measure.turnTaken(aTakenTurn());
  for (const measure of measures) measure.callEnded(anEndedCall());
  await close();
  expect(collector.spans.map(({ name }) => name)).toEqual(['turn', 'call a-line']);
  expect([...collector.metrics]).toEqual(
    expect.arrayContaining(['ivr.calls', 'ivr.call.ends', 'process.memory.usage']),
  );
});

test('no call is traced where none shall be', async () => {
  const collector = await openCollector();
  const { observersOf, close } = await open({
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_TRACES_SAMPLER: 'always_off',
  });
  for (const measure of observersOf('an-agency')) measure.turnTaken(aTakenTurn());
  await close();
  expect([collector.spans.length, collector.metrics.has('ivr.calls')]).toEqual([0, true]);
});

test('a collector that never answers holds up neither a turn nor the end of the server', async () => {
  const collector = await openCollector();
  collector.be('is silent');
  const { observersOf, close } = await open({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  const measures = observersOf('an-agency');
  for (let turn = 0; turn < 2000; turn += 1) for (const measure of measures) measure.turnTaken(aTakenTurn({ turn }));
  await expect.poll(() => collector.requests(), { timeout: 20_000 }).toBeGreaterThan(0);
  const endedMs = performance.now();
  await close();
  expect(performance.now() - endedMs).toBeLessThan(4500);
});

test('without METRICS_PORT and OTEL_EXPORTER_OTLP_ENDPOINT nobody is told anything', async () => {
  const { observersOf, countOf, close, logged } = await open({});
  countOf('an-agency')('webhooks refused');
  await close();
  expect([observersOf('an-agency'), logged]).toEqual([[], []]);
});
