import { tellAll } from '../../../src/measure/tell-all.ts';
import { expect, test } from 'vitest';
import { createMemoryQueueStore } from '../../../src/adapters/memory/memory-queue-store.ts';
import { putCallback } from '../../../src/calls/queue/callback-steps.ts';
import { createCallbacks } from '../../../src/calls/queue/callbacks.ts';
import { createUpdateQueue } from '../../../src/calls/queue/update-queue.ts';
import { createSeal } from '../../../src/secrets/seal.ts';
import type { Line } from '../../../src/lines/line.ts';
import { aLine } from '../../support/a-line.ts';
import { bothDesks } from '../../support/both-desks.ts';
import { oldKey } from '../../support/sqlite-records.ts';
import { lines as sampleLines } from '../../support/whole-system.ts';

const desk = '+19165550100';

/** Callbacks to a desk that two callers wait for; `fails` tells whether its phone cannot be rung. */
async function open({ lines = [aLine()], at = '2026-11-23T16:00', fails = false }: Partial<Rig> = {}) {
  let now = Temporal.ZonedDateTime.from(`${at}[America/Los_Angeles]`).toInstant();
  const told: string[] = [];
  let rung = 0;
  const log = { debug() {}, info() {}, error() {}, warn() {} };
  const seal = createSeal([oldKey], 'desk');
  const updateQueue = createUpdateQueue({ queues: createMemoryQueueStore(), seal, log, now: () => now });
  const callbacks = createCallbacks({
    lines,
    updateQueue,
    outgoing: {
      async place() {
        rung += 1;
        if (fails) throw new Error('no carrier');
      },
    },
    records: { settleRequest: () => Promise.reject(new Error('nobody has spoken')) },
    trail: { append: async () => {} },
    log,
    count: (what) => void told.push(what),
    measure: tellAll([], log),
    now: () => now,
    publicUrl: () => 'https://ivr.example.org',
  });
  const line = lines[0]?.name ?? '';
  for (const reference of ['first', 'second']) {
    const callback = { reference, phone: '+19165550123', line, language: 'en', pace: 'standard', told: [] } as const;
    await updateQueue(desk, (queue, nowMs) => putCallback(queue, reference, callback, nowMs));
  }
  return {
    told,
    look: callbacks.look,
    rung: () => rung,
    pass: (seconds: number) => void (now = now.add({ seconds })),
    waiting: () => updateQueue(desk, (queue) => [queue, Object.values(queue.tickets).map(({ callback }) => callback)]),
  };
}

interface Rig {
  readonly lines: readonly Line[];
  readonly at: string;
  readonly fails: boolean;
}

test('a callback whose desk cannot be rung is due again, and its try counts', async () => {
  const { look, waiting } = await open({ fails: true });
  await look();
  expect(await waiting()).toContainEqual(expect.objectContaining({ reference: 'first', stage: 'due', deskMissed: 1 }));
});

test('a callback whose desk cannot be rung three times is left to the agency, and counted', async () => {
  const { look, waiting, told, pass } = await open({ fails: true });
  for (let tries = 0; tries < 6; tries += 1) {
    await look();
    pass(61);
  }
  expect((await waiting()).map((callback) => callback?.reference)).not.toContain('first');
  expect(told).toContain('calls back left to the agency');
});

test('a desk that two lines share is rung once at each look', async () => {
  const { look, rung } = await open({ lines: [aLine(), aLine({ name: 'other', numbers: ['+18665550111'] })] });
  await look();
  expect(rung()).toBe(1);
});

test('a desk that closes leaves each callback to the agency, and counts it', async () => {
  const lines = sampleLines.slice(0, 1).map((line) => ({ ...line, desk: bothDesks(desk) }));
  const { look, rung, told, waiting } = await open({ lines, at: '2026-11-22T10:00' });
  await look();
  expect(rung()).toBe(0);
  expect(told).toEqual(['calls back left to the agency', 'calls back left to the agency']);
  expect(await waiting()).toEqual([]);
});
