import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { testCallStore } from '../../support/call-store.contract.ts';

testCallStore('memory', async () => {
  let nowMs = Date.UTC(2026, 10, 20);
  return {
    calls: createMemoryCallStore(() => nowMs),
    pass: async (ms) => {
      nowMs += ms;
    },
  };
});
