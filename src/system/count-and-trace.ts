import type { Collector } from '../adapters/opentelemetry/collector.ts';
import { describeService, type Service } from '../adapters/opentelemetry/describe-service.ts';
import { hearDiagnostics } from '../adapters/opentelemetry/hear-diagnostics.ts';
import { openMeters } from '../adapters/opentelemetry/open-meters.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { Count } from '../calls/ports/count.ts';
import type { Measure } from '../calls/ports/measure.ts';
import { unlessLate } from '../calls/within.ts';
import type { Config } from '../config/read-config.ts';
import { readDeskState } from '../lines/desk-state.ts';
import { type Lines, linesOf } from '../lines/lines.ts';
import { countCalls } from '../measure/telemetry/count-calls.ts';
import { countHappenings } from '../measure/telemetry/count-happenings.ts';
import { traceCalls } from '../measure/telemetry/trace-calls.ts';
import { watchDesks } from '../measure/telemetry/watch-desks.ts';
import { watchProcess } from '../measure/telemetry/watch-process.ts';
import type { CallNames } from '../secrets/call-names.ts';

/** Those who count and trace for whom watches the servers. */
export interface Telemetry {
  readonly observersOf: (agency: string) => readonly Measure[];
  /** '' for what is of no agency. */
  readonly countOf: (agency: string) => Count;
  /** Sends what waits, within two seconds. */
  readonly close: () => Promise<void>;
}

export interface TelemetryPlace {
  readonly config: Pick<Config, 'metrics' | 'otlp'>;
  readonly lines: Lines;
  readonly nameCall: CallNames['name'];
}

const lastMs = 2000;

/** Counts for Prometheus, for a collector or for both, and traces for a collector. Loads of OpenTelemetry's SDK what that takes. */
export async function countAndTrace({ config, lines, nameCall }: TelemetryPlace, log: CallLog): Promise<Telemetry> {
  hearDiagnostics(log);
  const { metrics, otlp } = config;
  const service = describeService();
  const served = metrics && (await serve(metrics, log));
  const sending = otlp && (await sendTo(otlp, log));
  const traces = otlp && otlp.traced > 0 ? await traceTo(otlp, service, log) : undefined;
  const meters = openMeters(
    service,
    [served?.reader, sending].filter((reader) => reader !== undefined),
  );
  const unwatch = watchProcess(meters.meter);
  watchDesks(meters.meter, () => listDesks(lines));
  return {
    observersOf: (agency) => [
      countCalls(meters.meter, agency, listLines(lines, agency)),
      ...(traces ? [traceCalls({ tracer: traces.tracer, agency, nameCall })] : []),
    ],
    countOf: (agency) => countHappenings(meters.meter, agency),
    async close() {
      served?.close();
      unwatch();
      await unlessLate(lastMs, Promise.allSettled([meters.close(), traces?.close()]));
    },
  };
}

async function serve(place: { readonly host: string; readonly port: number }, log: CallLog) {
  const { serveMetrics } = await import('../adapters/opentelemetry/serve-metrics.ts');
  const served = await serveMetrics(place);
  log.info({ url: served.url }, 'metrics are served');
  return served;
}

async function sendTo(collector: Collector, log: CallLog) {
  const { sendMetrics } = await import('../adapters/opentelemetry/send-metrics.ts');
  return sendMetrics(collector, log);
}

async function traceTo(collector: Collector, service: Service, log: CallLog) {
  const { openTraces } = await import('../adapters/opentelemetry/open-traces.ts');
  return openTraces({ collector, service, log });
}

function listLines(lines: Lines, agency: string) {
  return [...linesOf(lines, agency)].map(({ name, channel }) => ({ line: name, channel }));
}

function* listDesks(lines: Lines) {
  const now = Temporal.Now.instant();
  for (const line of lines)
    yield { agency: line.agency, line: line.name, isOpen: readDeskState(line, now).type === 'desk-open' };
}
