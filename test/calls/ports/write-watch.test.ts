import { expect, test } from 'vitest';
import { createWriteWatch } from '../../../src/calls/ports/write-watch.ts';

function open() {
  let nowMs = 1000;
  const watched = createWriteWatch(
    (error) => String(error).includes('gone'),
    () => nowMs,
  );
  return {
    ...watched,
    pass: (ms: number) => (nowMs += ms),
    succeed: () => watched.watch(Promise.resolve('kept')),
    fail: (why: string) => watched.watch(Promise.reject(new Error(why))).catch((error: unknown) => String(error)),
  };
}

test('a write that failed is told of until one has succeeded, and for half a minute', async () => {
  const { isFailing, pass, succeed, fail } = open();
  expect(isFailing()).toBe(false);
  expect(await fail('the disk is full')).toBe('Error: the disk is full');
  pass(60_000);
  expect(isFailing()).toBe(true);
  expect(await succeed()).toBe('kept');
  expect(isFailing()).toBe(false);
  await fail('the disk is full');
  pass(1);
  await succeed();
  pass(29_000);
  expect(isFailing()).toBe(true);
  pass(1000);
  expect(isFailing()).toBe(false);
});

test('a part that is gone has no write that fails', async () => {
  const { isFailing, restsMs, pass, fail, succeed } = open();
  expect(restsMs()).toBe(Infinity);
  await fail('it is gone');
  expect(isFailing()).toBe(false);
  await succeed();
  pass(500);
  expect(restsMs()).toBe(500);
});
