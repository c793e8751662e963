import { expect, onTestFinished, test } from 'vitest';
import { lines, openSystem } from '../support/whole-system.ts';

test.each([
  { taxOffsets: true, from: '+19165550161', told: true },
  { taxOffsets: true, from: '+19165550142', told: false },
  { taxOffsets: true, from: 'anonymous', told: false },
  { taxOffsets: false, from: '+19165550161', told: false },
])('with taxOffsets: $taxOffsets, a caller from $from hears of tax offsets: $told', async (one) => {
  const { taxOffsets, from, told } = one;
  const system = await openSystem({ lines: lines.map((line) => ({ ...line, taxOffsets })) });
  onTestFinished(() => system.close());
  const caller = await system.dial({ from });
  for (const keys of ['1', '1', '1000000000001#', '482913#', '3']) await caller.presses(keys);
  expect(caller.heard().includes('from a tax refund')).toBe(told);
});
