import { expect, test } from 'vitest';
import { type Gauge, openGauges } from '../../../../scripts/bench/turn/gauges.ts';

const { hot, rested, heap } = openGauges();

function measure({ read, ownCost }: Gauge, work: () => void): number {
  const before = read();
  work();
  return read() - before - ownCost;
}

function medianOf(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? NaN;
}

test('the heap gauge shows the bytes that are allocated, without its own', () => {
  let kept: number[] = [];
  const allocate = () => void (kept = Array.from({ length: 10_000 }, (_, index) => index + 0.5));
  const bytes = medianOf(Array.from({ length: 99 }, () => measure(heap, allocate)));
  expect(kept).toHaveLength(10_000);
  // Eight bytes for each number.
  expect(bytes).toBeGreaterThanOrEqual(80_000);
  const ofNothing = medianOf(Array.from({ length: 99 }, () => measure(heap, () => {})));
  expect(Math.abs(ofNothing)).toBeLessThan(1000);
});

test('a rest lasts a millisecond, in microseconds', () => {
  expect(measure(hot, rested.prepare)).toBeGreaterThan(900);
});
