import { createMemoryDeskStore } from '../../../src/adapters/memory/desk-store.ts';
import { testDeskStore } from '../../support/desk-store.contract.ts';

testDeskStore('memory', async () => {
  let nowMs = Date.UTC(2026, 10, 20);
  return {
    desks: createMemoryDeskStore({ now: () => nowMs }),
    pass: async (ms) => {
      nowMs += ms;
    },
  };
});
