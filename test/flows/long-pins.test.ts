import { expect, onTestFinished, test } from 'vitest';
import { lines, openSystem } from '../support/whole-system.ts';

test.each([
  ['1', 'eight digits', 'have eight digits'],
  ['9', 'ocho dígitos', 'de ocho dígitos'],
])('where newPinDigits is 8, callers who chose %s choose PINs of eight digits', async (language, asked, unfit) => {
  const longer = lines.map((line) => ({
    ...line,
    ...(line.signIn && { signIn: { ...line.signIn, newPinDigits: 8 as const } }),
  }));
  const system = await openSystem({ lines: longer });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const keys of [language, '1', '1000000000009#', '317095#', '7', '3', '2']) await caller.presses(keys);
  caller.hears(asked);
  await caller.presses('739204#');
  caller.hears(unfit);
  await caller.presses('12345678#');
  caller.hears(unfit);
  for (const keys of ['73920418#', '73920418#']) await caller.presses(keys);
  expect(caller.heard()).toMatch(/has been changed|ya cambió/);
});
