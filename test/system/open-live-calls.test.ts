import { expect, test } from 'vitest';
import { openLiveCalls } from '../../src/system/open-live-calls.ts';
import { lines } from '../support/whole-system.ts';

const account = { twilioAccountSid: `AC${'0'.repeat(32)}`, twilioAuthToken: 'a'.repeat(32) };
const none = { twilioAccountSid: undefined, twilioAuthToken: undefined };
const listening = lines.map((line) => (line.tty ? { ...line, tty: { ...line.tty, detect: true } } : line));

test('calls can be moved before any line listens: an edit that says detect works without a restart', async () => {
  expect(lines.some(({ tty }) => tty?.detect)).toBe(false);
  expect(await openLiveCalls(account, lines)).toHaveProperty('move');
});

test('a line that listens needs the account', async () => {
  expect(await openLiveCalls(none, lines)).toBeUndefined();
  await expect(openLiveCalls(none, listening)).rejects.toThrow('Line customer-connect in lines.yaml says');
});
