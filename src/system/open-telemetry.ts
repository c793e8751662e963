import type { CallLog } from '../calls/ports/call-log.ts';
import type { Telemetry, TelemetryPlace } from './count-and-trace.ts';

const nobody: Telemetry = { observersOf: () => [], countOf: () => () => {}, close: async () => {} };

/** Opens metrics and traces as they are configured. Where they are not, nothing of OpenTelemetry is loaded. Rejects where METRICS_PORT is taken. */
export async function openTelemetry(place: TelemetryPlace, log: CallLog): Promise<Telemetry> {
  if (!place.config.metrics && !place.config.otlp) return nobody;
  const { countAndTrace } = await import('./count-and-trace.ts');
  return countAndTrace(place, log);
}
