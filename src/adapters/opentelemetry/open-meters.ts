import { type IMetricReader, MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Service } from './describe-service.ts';

/** What counts and times, and who reads it. */
export function openMeters(service: Service, readers: IMetricReader[]) {
  const provider = new MeterProvider({ resource: service, readers });
  return { meter: provider.getMeter('customer-connect-ivr'), close: () => provider.shutdown() };
}
