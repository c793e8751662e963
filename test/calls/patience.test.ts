import { expect, test } from 'vitest';
import { mostMoments, usualPatience } from '../../src/calls/patience.ts';

test('times grow in the order in which the table names them', () => {
  const times = Object.values(usualPatience);
  expect(times).toEqual(times.toSorted((one, other) => one - other));
});

test('a caller is asked to wait for longer than a turn may take, and no longer than the carrier waits for a webhook', () => {
  const { firstSilenceMs, laterSilenceMs, turnMs } = usualPatience;
  const waitedMs = firstSilenceMs + mostMoments * laterSilenceMs;
  expect(waitedMs).toBeGreaterThan(turnMs);
  expect(waitedMs).toBeLessThanOrEqual(15_000);
  expect(laterSilenceMs).toBeLessThan(15_000);
});

test('a process that stops has time to serve its calls and to end the turn in hand', () => {
  const { drainMs, turnMs, stopMs } = usualPatience;
  expect(drainMs + turnMs).toBeLessThan(stopMs);
});
