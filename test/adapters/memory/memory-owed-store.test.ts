import { createMemoryOwedStore } from '../../../src/adapters/memory/memory-owed-store.ts';
import { testOwedStore } from '../../support/owed-store.contract.ts';

testOwedStore('memory', async () => {
  const store = createMemoryOwedStore();
  return { stores: [store, store], close: () => store.close() };
});
