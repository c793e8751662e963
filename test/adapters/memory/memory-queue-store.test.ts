import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { testQueueStore } from '../../support/queue-store.contract.ts';

testQueueStore('memory', async () => {
  let nowMs = Date.UTC(2026, 10, 20);
  return {
    queues: createMemoryQueueStore(() => nowMs),
    pass: async (ms) => {
      nowMs += ms;
    },
  };
});
