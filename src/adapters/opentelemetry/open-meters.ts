import { type IMetricReader, MeterProvider } from '@opentelemetry/sdk-metrics';
import type { Service } from './describe-service.ts';

/** How many series of an instrument are kept apart: the SDK's own 2000 are soon too few for the questions of several lines. */
export const mostSeries = 4000;

/** What counts and times, and who reads it. */
export function openMeters(service: Service, readers: IMetricReader[]) {
  const views = [{ instrumentName: '*', aggregationCardinalityLimit: mostSeries }];
  const provider = new MeterProvider({ resource: service, readers, views });
  return { meter: provider.getMeter('customer-connect-ivr'), close: () => provider.shutdown() };
}
