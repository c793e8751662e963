import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createMemoryCallStore } from '../../src/adapters/memory/memory-call-store.ts';
import type { CallStore } from '../../src/calls/ports/call-store.ts';
import { openSystem } from '../support/whole-system.ts';

const sources = join(import.meta.dirname, '../../src/');
const handlers = 'channels/voice/voice-routes.ts';
const store = 'adapters/memory/';

test('a turn enters at most seven functions from its webhook to the store of calls', async () => {
  const { calls, stacks } = watchLoads();
  const system = await openSystem({ calls });
  onTestFinished(() => system.close());
  const caller = await system.dial();
  stacks.length = 0;
  await caller.presses('1');

  expect(stacks[0], 'A function between them awaits before it calls on').toContain(handlers);
  const entered = functionsEntered(stacks[0] ?? '');
  expect(entered.at(0)).toContain('calls/kept/kept-calls.ts');
  expect(entered.length, entered.join('\n')).toBeLessThanOrEqual(7);
});

test('a function that awaits the next one counts as entered, the store and Fastify do not', () => {
  const stack = [
    'Error',
    `    at load (${sources}${store}memory-call-store.ts:1:1)`,
    `    at find (${sources}calls/kept/kept-calls.ts:1:1)`,
    '    at run (/elsewhere/node_modules/fastify/src/run.js:1:1)',
    `    at async Object.<anonymous> (file://${sources}${handlers}:1:1)`,
    `    at checkSignature (${sources}channels/before-the-handler.ts:1:1)`,
  ];
  expect(functionsEntered(stack.join('\n'))).toEqual([stack[2], stack[4]]);
});

/** A store in memory, and the stack of each look for a call, innermost function first. */
function watchLoads() {
  const stacks: string[] = [];
  const kept = createMemoryCallStore();
  const calls: CallStore = {
    ...kept,
    load(callId) {
      stacks.push(readStack());
      return kept.load(callId);
    },
  };
  return { calls, stacks };
}

function readStack(): string {
  const usual = Error.stackTraceLimit;
  Error.stackTraceLimit = 100;
  const { stack = '' } = new Error('a look for a call');
  Error.stackTraceLimit = usual;
  return stack;
}

/** The frames of functions under `src`, from the one that asks the store out to the handler of the webhook. */
function functionsEntered(stack: string): string[] {
  const frames = stack.split('\n').filter((frame) => frame.includes(sources) && !frame.includes(`${sources}${store}`));
  return frames.slice(0, frames.findLastIndex((frame) => frame.includes(handlers)) + 1);
}
