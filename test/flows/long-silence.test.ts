import { expect, onTestFinished, test } from 'vitest';
import { mostSilences } from '../../src/dialogue/misses.ts';
import type { Caller } from '../support/caller.ts';
import { openSystem } from '../support/whole-system.ts';

const desk = '+19165550100';
const monday = Temporal.ZonedDateTime.from('2026-11-23T10:00[America/Los_Angeles]');
const night = Temporal.ZonedDateTime.from('2026-11-22T21:15[America/Los_Angeles]');

/** A caller at relay pace who presses these keys. */
async function dialAtRelayPace(at: Temporal.ZonedDateTime, keys: readonly string[]) {
  const system = await openSystem({ at });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  for (const key of ['8', '1', ...keys]) await caller.presses(key);
  return { caller, system };
}

async function staySilent(caller: Caller, times: number): Promise<void> {
  for (let time = 0; time < times; time++) await caller.staysSilent();
}

test.each([
  ['at a question', []],
  ['at a question for a number', ['1']],
  ['in a pause', ['8']],
])('half an hour of silence %s leads to a person', async (_where, keys) => {
  const { caller } = await dialAtRelayPace(monday, keys);
  await staySilent(caller, mostSilences - 1);
  expect(caller.call.state.kind).toBe('listening');
  await caller.staysSilent();
  caller.hears('I have had no answer from you for a long time').isConnectedTo(desk);
  await caller.deskAnswers('completed');
  caller.hearsTheEnd();
});

test('a caller is told before, and a key begins the half hour anew', async () => {
  const { caller } = await dialAtRelayPace(monday, []);
  await staySilent(caller, mostSilences - 1);
  caller.hears('If this does not work, I will get you a person');
  await caller.presses('*');
  expect(caller.heard()).not.toContain('If this does not work');
  await staySilent(caller, mostSilences - 1);
  expect(caller.call.state.kind).toBe('listening');
});

test('half an hour of silence while nobody answers at the desk ends the call, with a word before', async () => {
  const { caller } = await dialAtRelayPace(night, []);
  await staySilent(caller, mostSilences);
  caller.hears('for a long time').hears('Our people answer tomorrow').hears('I will end the call');
  await caller.staysSilent();
  caller.hears('Goodbye').hearsTheEnd();
});

test('half an hour of silence after the last answer ends the call', async () => {
  const { caller } = await dialAtRelayPace(monday, ['2', '1']);
  await staySilent(caller, mostSilences - 1);
  caller.hears('If there is no answer now, I will end the call');
  await caller.staysSilent();
  caller.hears('Goodbye').hearsTheEnd();
});

test('half an hour of silence beside a message that is not sent sends it', async () => {
  const { caller, system } = await dialAtRelayPace(night, ['0', '2']);
  await caller.records(20);
  await staySilent(caller, mostSilences - 1);
  caller.hears('If there is no answer now, I will send your message');
  await caller.staysSilent();
  caller.hears('We have your message');
  expect(await system.db.selectFrom('requests').select('kind').execute()).toEqual([{ kind: 'message' }]);
});

test('at the usual pace silence leads on as before', async () => {
  const system = await openSystem({ at: monday });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  await caller.presses('1');
  await staySilent(caller, 3);
  expect(caller.heard()).not.toContain('for a long time');
  caller.isConnectedTo(desk);
});
