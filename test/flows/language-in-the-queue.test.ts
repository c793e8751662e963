import { expect, onTestFinished, test } from 'vitest';
import { openSystem } from '../support/whole-system.ts';

test('a caller in the queue who changes the language again and again hears each sentence once', async () => {
  const system = await openSystem();
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const keys of ['1', '0']) await caller.presses(keys);
  await caller.deskAnswers('busy');
  caller.hears('nobody could take your call just now. You are next in line.');
  await caller.presses('9');
  expect(caller.heard()).toMatch(/^En este momento nadie puede atenderle\. Su llamada es la siguiente\./);
  await caller.presses('9');
  expect(caller.heard()).toMatch(/^Nobody is free to take your call right now\. You are next in line\./);
});
