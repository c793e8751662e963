import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http';
import { PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { attemptMs, type Collector } from './collector.ts';
import { tellOutcome } from './tell-outcome.ts';

const everyMs = 15_000;
const told = { fails: 'metrics cannot be sent; they are tried again', works: 'metrics are sent again' };

/** Sends metrics to a collector from time to time. Sums since the start are sent, so that nothing is lost with what could not be. */
export function sendMetrics({ url, headers }: Collector, log: Pick<CallLog, 'warn' | 'info'>) {
  const exporter = new OTLPMetricExporter({ url: `${url}/v1/metrics`, headers, timeoutMillis: attemptMs });
  return new PeriodicExportingMetricReader({
    exporter: tellOutcome(exporter, told, log),
    exportIntervalMillis: everyMs,
    exportTimeoutMillis: 2 * attemptMs,
  });
}
