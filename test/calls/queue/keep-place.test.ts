import { expect, test } from 'vitest';
import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { createQueue } from '../../../src/calls/queue/queue.ts';
import { createUpdateQueue } from '../../../src/calls/queue/update-queue.ts';
import { createLog } from '../../../src/process/log.ts';
import { createSeal } from '../../../src/secrets/seal.ts';
import { aLine } from '../../support/a-line.ts';
import { oldKey } from '../../support/sqlite-records.ts';

const now = () => Temporal.Instant.from('2026-11-23T20:00:00Z');
const callback = { reference: '12345678', phone: '+19165550177', language: 'en', pace: 'relay', told: [] } as const;

test.each([
  ['voice', 'place-kept'],
  ['tty', 'place-lost'],
] as const)('a caller on a line with channel %s who would be rung: %s', async (channel, type) => {
  const line = aLine({ channel });
  const log = createLog('silent');
  const updateQueue = createUpdateQueue({
    queues: createMemoryQueueStore(),
    seal: createSeal([oldKey], 'desk'),
    log,
    now,
  });
  const queue = createQueue({ lines: [line], updateQueue, callsBack: true, log, count: () => {}, now });
  expect(await queue.keepPlace(line.name, 'CA1', callback)).toEqual({ type });
});
