import { ROOT_CONTEXT } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { BatchSpanProcessor, TraceIdRatioBasedSampler, TracerProvider } from '@opentelemetry/sdk-trace';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CallTracer } from '../../measure/telemetry/trace-calls.ts';
import { attemptMs, type Collector } from './collector.ts';
import { createGivenIds } from './given-ids.ts';
import type { Service } from './describe-service.ts';
import { tellOutcome } from './tell-outcome.ts';

/** Some 10 MB of spans wait at most; those beyond are lost. */
const mostWaiting = 8192;
const gatherMs = 1000;
const told = {
  fails: 'traces cannot be sent; those that wait too long are lost',
  works: 'traces are sent again',
};

interface Traces {
  readonly collector: Collector;
  readonly service: Service;
  readonly log: Pick<CallLog, 'warn' | 'info'>;
}

/** Sends spans to a collector, many at once and beside the turns. Whether a call is traced follows from its ID: all servers agree. */
export function openTraces({ collector: { url, headers, traced }, service, log }: Traces) {
  const exporter = new OTLPTraceExporter({ url: `${url}/v1/traces`, headers, timeoutMillis: attemptMs });
  const processor = new BatchSpanProcessor({
    exporter: tellOutcome(exporter, told, log),
    maxQueueSize: mostWaiting,
    scheduledDelayMillis: gatherMs,
    exportTimeoutMillis: 2 * attemptMs,
  });
  const ids = createGivenIds();
  const provider = new TracerProvider({
    resource: service,
    sampler: new TraceIdRatioBasedSampler(traced),
    idGenerator: ids.generator,
    spanProcessors: [processor],
  });
  const spans = provider.getTracer('customer-connect-ivr');
  const tracer: CallTracer = {
    startSpan: (name, options, context) => spans.startSpan(name, options, context),
    startRoot: (given, name, options) =>
      ids.begin(given, () => spans.startSpan(name, { ...options, root: true }, ROOT_CONTEXT)),
  };
  return { tracer, close: () => provider.shutdown() };
}
