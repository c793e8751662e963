import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';

/** A meter of the SDK, and what it has counted. */
export function openMeter() {
  const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
  const reader = new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: 3_600_000 });
  const provider = new MeterProvider({ readers: [reader] });
  /** Each series of an instrument that is not 0, as `label=value …: sum or count`. */
  async function read(name: string): Promise<string[]> {
    return (await readAll(name)).filter((series) => !series.endsWith(': 0'));
  }
  async function readAll(name: string): Promise<string[]> {
    exporter.reset();
    await provider.forceFlush();
    const metrics = exporter.getMetrics().flatMap((one) => one.scopeMetrics.flatMap((scope) => scope.metrics));
    const points = metrics.find(({ descriptor }) => descriptor.name === name)?.dataPoints ?? [];
    return points.map(({ attributes, value }) => {
      const labels = Object.entries(attributes).map(([label, is]) => `${label.replace('ivr.', '')}=${String(is)}`);
      const counted = typeof value === 'object' && 'count' in value ? value.count : value;
      return `${labels.join(' ')}: ${String(counted)}`;
    });
  }
  return { meter: provider.getMeter('test'), read, readAll };
}
