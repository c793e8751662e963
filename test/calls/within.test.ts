import { expect, test } from 'vitest';
import { TooLate, unlessLate, within } from '../../src/calls/within.ts';

const never = new Promise<never>(() => {});

test('work that is done in time is answered, whether it succeeds or fails', async () => {
  await expect(within(60_000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(within(60_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
  await expect(unlessLate(60_000, Promise.resolve('done'))).resolves.toBe('done');
  await expect(unlessLate(60_000, Promise.reject(new Error('failed')))).rejects.toThrow('failed');
});

test('work that takes longer is late', async () => {
  await expect(within(1, never)).rejects.toThrow(TooLate);
  await expect(unlessLate(1, never)).resolves.toBeUndefined();
});

test('deadlines pass in the order of their times, not in that in which they were set', async () => {
  const late: number[] = [];
  await Promise.all([60, 5, 120, 30].map((ms) => unlessLate(ms, never).then(() => late.push(ms))));
  expect(late).toEqual([5, 30, 60, 120]);
});

test('a deadline in the past passes at once, while others go on', async () => {
  const other = within(60_000, new Promise((resolve) => setTimeout(resolve, 5, 'done')));
  await expect(within(-5, never)).rejects.toThrow(TooLate);
  await expect(other).resolves.toBe('done');
});
