import { expect, test } from 'vitest';
import { createMemoryCallStore } from '../../../src/adapters/memory/memory-call-store.ts';
import { endedCallLifeMs } from '../../../src/calls/ports/call-store.ts';
import { testCallStore } from '../../support/call-store.contract.ts';

function open() {
  let nowMs = Date.UTC(2026, 10, 20);
  const calls = createMemoryCallStore(() => nowMs);
  return { calls, pass: (ms: number) => void (nowMs += ms) };
}

testCallStore('memory', async () => {
  const { calls, pass } = open();
  return { calls, pass: async (ms) => pass(ms) };
});

const hoursMs = 60 * 60_000;
const first = { turn: 1, text: 'id.sealed-1' };
const second = { turn: 2, text: 'id.sealed-2' };

test('a call in progress is kept for four hours, and not a moment longer', async () => {
  const { calls, pass } = open();
  await calls.save('CA1', first, 0);
  pass(4 * hoursMs - 1);
  expect(await calls.load('CA1')).toEqual(first);
  pass(1);
  expect(await calls.load('CA1')).toBeUndefined();
});

test('a call that is over is known to be over for as long as a copy of it counts', async () => {
  const { calls, pass } = open();
  await calls.save('CA1', first, 0);
  await calls.end('CA1');
  pass(endedCallLifeMs - 1);
  expect(await calls.load('CA1')).toEqual({ ...first, over: true });
  pass(1);
  expect(await calls.load('CA1')).toBeUndefined();
});

test('the last turn of a call that is over is kept as long, and the call does not go on', async () => {
  const { calls, pass } = open();
  await calls.save('CA1', first, 0);
  await calls.end('CA1');
  pass(100_000);
  expect(await calls.save('CA1', second, 1)).toBe(true);
  expect(calls.going()).toBe(0);
  pass(endedCallLifeMs - 1);
  expect(await calls.load('CA1')).toEqual({ ...second, over: true });
  pass(1);
  expect(await calls.load('CA1')).toBeUndefined();
});

test('a call that expires leaves the memory when another one is saved', async () => {
  const { calls, pass } = open();
  await calls.save('CA1', first, 0);
  await calls.save('CA2', first, 0);
  expect(calls.going()).toBe(2);
  pass(4 * hoursMs);
  await calls.save('CA3', first, 0);
  expect(calls.going()).toBe(1);
});

test('a call that was over leaves the memory when another one is saved: under its name a new one goes on', async () => {
  const { calls, pass } = open();
  await calls.save('CA1', first, 0);
  await calls.end('CA1');
  pass(endedCallLifeMs);
  await calls.save('CA2', first, 0);
  await calls.save('CA1', first, 0);
  expect(calls.going()).toBe(2);
});
