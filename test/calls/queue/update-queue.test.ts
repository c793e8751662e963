import { expect, test } from 'vitest';
import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { emptyQueue } from '../../../src/calls/queue/desk-queue.ts';
import { createUpdateQueue } from '../../../src/calls/queue/update-queue.ts';
import type { KeyRing } from '../../../src/secrets/key-ring.ts';
import { createSeal } from '../../../src/secrets/seal.ts';
import { newKey, oldKey } from '../../support/sqlite-records.ts';

const desk = '+19165550100';
const marked = { ...emptyQueue, tickets: { '+13215550187': { place: 1, joinedMs: 0, seenMs: 0 } } };

function openQueues() {
  const queues = createMemoryQueueStore();
  const warned: string[] = [];
  const log = { debug() {}, info() {}, error() {}, warn: (_: object, message: string) => void warned.push(message) };
  const open = (keys: KeyRing) =>
    createUpdateQueue({ queues, seal: createSeal(keys, 'desk'), log, now: Temporal.Now.instant });
  return { queues, open, warned };
}

test('a queue is kept sealed, and bound to its desk', async () => {
  const { queues, open } = openQueues();
  await open([oldKey])(desk, () => [marked, undefined]);
  const text = await queues.load(desk);
  expect(text).toMatch(/^old\./);
  expect(Buffer.from(text.slice(4), 'base64url').toString('latin1')).not.toContain('3215550187');
  await queues.save('+19165550199', text, '');
  expect(await open([oldKey])('+19165550199', (queue) => [queue, queue])).toEqual(emptyQueue);
});

test('a queue that no key opens begins anew', async () => {
  const { open, warned } = openQueues();
  await open([oldKey])(desk, () => [marked, undefined]);
  expect(await open([newKey, oldKey])(desk, (queue) => [queue, queue])).toEqual(marked);
  expect(await open([newKey])(desk, () => [marked, 'changed'])).toBe('changed');
  expect(warned).toEqual(['the queue at a desk does not open; it begins anew']);
});

test('a step is taken again where another server was faster', async () => {
  const { queues, open } = openQueues();
  const update = open([newKey]);
  let taken = 0;
  const told = await update(desk, (queue) => {
    if (taken++ === 0) void queues.save(desk, 'of another server', '');
    return [{ ...queue, lastPlace: taken }, taken];
  });
  expect(told).toBe(2);
});
