import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { problemsOf } from '../support/problems-of.ts';

const collector = { OTEL_EXPORTER_OTLP_ENDPOINT: 'https://collector.example.org:4318' };
const tracing = { ...collector, OTEL_TRACES_SAMPLER: 'traceidratio' };

test('metrics are served on this machine only, unless METRICS_HOST says otherwise', () => {
  expect(readConfig({ METRICS_PORT: '9464' }).metrics).toEqual({ host: '127.0.0.1', port: 9464 });
  expect(readConfig({ METRICS_PORT: '9464', METRICS_HOST: '[::]' }).metrics).toEqual({ host: '::', port: 9464 });
  expect(readConfig({ METRICS_HOST: '0.0.0.0' }).metrics).toBeUndefined();
});

test.for([
  [{}, 1],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_always_on' }, 1],
  [{ OTEL_TRACES_SAMPLER: 'always_off' }, 0],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio' }, 1],
  [{ OTEL_TRACES_SAMPLER: 'traceidratio', OTEL_TRACES_SAMPLER_ARG: '0.25' }, 0.25],
  [{ OTEL_TRACES_SAMPLER: 'parentbased_traceidratio', OTEL_TRACES_SAMPLER_ARG: '0' }, 0],
] as const)('%j traces this share of calls: %d', ([env, traced]) => {
  expect(readConfig({ ...collector, ...env }).otlp?.traced).toBe(traced);
});

test('headers are read as OpenTelemetry writes them', () => {
  const OTEL_EXPORTER_OTLP_HEADERS = 'authorization=Bearer%20abc, x-scope=ivr';
  expect(readConfig({ ...collector, OTEL_EXPORTER_OTLP_HEADERS }).otlp).toEqual({
    url: 'https://collector.example.org:4318',
    headers: { authorization: 'Bearer abc', 'x-scope': 'ivr' },
    traced: 1,
  });
});

test.for(['http://127.0.0.1:4318', 'http://localhost:4318', 'http://collector:4318/'])('%s is a collector', (url) => {
  expect(readConfig({ OTEL_EXPORTER_OTLP_ENDPOINT: url }).otlp?.url).toBe(url.replace(/\/$/, ''));
});

describe('what does not fit', () => {
  test.for([
    [{ METRICS_PORT: '3000' }, '- METRICS_PORT and PORT are the same'],
    [{ METRICS_PORT: '9464', PORT: '9464' }, '- METRICS_PORT and PORT are the same'],
    [{ METRICS_PORT: 'x' }, '- METRICS_PORT must be a number'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'hunter2:4318' }, '- OTEL_EXPORTER_OTLP_ENDPOINT must be the address'],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'https://user:hunter2@a.example' }, 'without query, fragment or user name'],
    [{ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'hunter2' }, '- OTEL_EXPORTER_OTLP_HEADERS must be name=value'],
    [{ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2%' }, '- OTEL_EXPORTER_OTLP_HEADERS must be name=value'],
    [{ ...collector, OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2%0a' }, '- OTEL_EXPORTER_OTLP_HEADERS must be name=value'],
    [{ OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2' }, 'which OTEL_EXPORTER_OTLP_ENDPOINT must name'],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://collector.example.org', OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2' },
      '- OTEL_EXPORTER_OTLP_ENDPOINT must be https: with OTEL_EXPORTER_OTLP_HEADERS',
    ],
    [{ ...collector, OTEL_TRACES_SAMPLER: 'sometimes' }, '- OTEL_TRACES_SAMPLER must be one of always_on,'],
    [{ OTEL_TRACES_SAMPLER: 'always_off' }, 'which OTEL_EXPORTER_OTLP_ENDPOINT must name'],
    [{ ...tracing, OTEL_TRACES_SAMPLER_ARG: '2' }, '- OTEL_TRACES_SAMPLER_ARG must be the share'],
    [{ ...tracing, OTEL_TRACES_SAMPLER_ARG: '1.5' }, '- OTEL_TRACES_SAMPLER_ARG must be the share'],
    [{ ...collector, OTEL_TRACES_SAMPLER_ARG: '0.5' }, '- OTEL_TRACES_SAMPLER_ARG counts only with'],
  ] as const)('%j is told and not quoted', ([env, told]) => {
    const problems = problemsOf(env);
    expect(problems).toContain(told);
    expect(problems.split('\n')).toHaveLength(2);
    expect(problems).not.toContain('hunter2');
  });

  test('is not two ports that the system picks', () => {
    expect(readConfig({ PORT: '0', METRICS_PORT: '0' }).metrics?.port).toBe(0);
  });
});
