import { expect, onTestFinished, test } from 'vitest';
import { lines, openSystem } from '../support/whole-system.ts';

const ssnLine = lines.slice(0, 1);
const idLine = ssnLine.map((line) => ({ ...line, ...(line.signIn && { signIn: { ...line.signIn, ssn: false } }) }));

async function dial(to = ssnLine) {
  const system = await openSystem({ lines: to });
  onTestFinished(() => system.close());
  return system.dial();
}

test('a second # behind a number is nothing, and a third goes back', async () => {
  const caller = await dial();
  for (const keys of ['1', '1', '1000000000001#']) await caller.presses(keys);
  await caller.presses('#');
  caller.hears('ID ending in 0001').hears('Now your PIN');
  await caller.presses('#');
  caller.hears('Enter your participant ID');
});

test('a # is heard twice behind an answer that was not understood, and behind a 0', async () => {
  const caller = await dial();
  for (const keys of ['1', '1', '1000000000001#', '12#']) await caller.presses(keys);
  caller.hears('I did not understand that');
  await caller.presses('#');
  caller.hears('PIN');
  await caller.presses('0#');
  const { state } = caller.call;
  expect(state.kind).toBe('dialling');
});

test.each([
  ['with', ssnLine],
  ['without', idLine],
])('a PIN that is entered as an ID is not said back, on a line %s SSNs', async (_, line) => {
  const caller = await dial(line);
  for (const keys of ['1', '1', '1000000000001#', '#', '#']) await caller.presses(keys);
  caller.hears('Enter your participant ID');
  expect(caller.call.state).toMatchObject({ kind: 'listening', secret: true });
  await caller.presses('73920418#');
  caller.hears('Now your PIN');
  expect(caller.heard()).not.toMatch(/ending|0418/);
});

test('nine digits may be an SSN, which is not said back on a line without them either, keyed or spoken', async () => {
  const caller = await dial(idLine);
  for (const keys of ['1', '1']) await caller.presses(keys);
  await caller.says('my number is five five five one two six seven eight nine');
  caller.hears('Now your PIN');
  expect(caller.heard()).not.toMatch(/ending|6789/);
});
