import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { testDeskStore } from '../../support/queue-store.contract.ts';

testDeskStore('memory', async () => {
  let nowMs = Date.UTC(2026, 10, 20);
  return {
    desks: createMemoryQueueStore({ now: () => nowMs }),
    pass: async (ms) => {
      nowMs += ms;
    },
  };
});
