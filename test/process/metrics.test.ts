import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLog } from '../../src/process/log.ts';
import { createMetrics } from '../../src/process/metrics.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('sums are written once a minute where something happened, and at the end', () => {
  const lines: { counts?: object }[] = [];
  const log = createLog('info', { write: (text) => void lines.push(JSON.parse(text)) });
  const metrics = createMetrics(log, () => () => {});
  const count = metrics.countOf('');
  count('places lost');
  count('places lost');
  vi.advanceTimersByTime(180_000);
  expect(lines).toMatchObject([{ level: 'info', counts: { 'places lost': 2 } }]);
  count('turns that failed');
  metrics.close();
  vi.advanceTimersByTime(180_000);
  expect(lines).toMatchObject([{}, { counts: { 'places lost': 2, 'turns that failed': 1 } }]);
});
