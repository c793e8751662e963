import { createMemoryEndedCalls } from '../../../src/adapters/memory/memory-ended-calls.ts';
import { testEndedCalls } from '../../support/ended-calls.contract.ts';

testEndedCalls('memory', async (clock) => {
  const ended = createMemoryEndedCalls(clock);
  return [ended, ended];
});
