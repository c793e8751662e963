import { monitorEventLoopDelay } from 'node:perf_hooks';
import process from 'node:process';
import type { Meter } from '@opentelemetry/api';

const resolutionMs = 20;

/** Measures the process itself, under the names of OpenTelemetry's conventions. Returns what ends that. */
export function watchProcess(meter: Meter): () => void {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  const late = meter.createObservableGauge('nodejs.eventloop.delay.p99', {
    description: 'How late the event loop was since it was last asked',
    unit: 's',
  });
  const heap = meter.createObservableGauge('v8js.memory.heap.used', { description: 'Heap in use', unit: 'By' });
  const resident = meter.createObservableGauge('process.memory.usage', { description: 'Resident memory', unit: 'By' });
  meter.addBatchObservableCallback(
    (result) => {
      const { heapUsed, rss } = process.memoryUsage();
      result.observe(late, Math.max(0, delay.percentile(99) / 1e9 - resolutionMs / 1000));
      result.observe(heap, heapUsed);
      result.observe(resident, rss);
      delay.reset();
    },
    [late, heap, resident],
  );
  return () => void delay.disable();
}
