import { createSecretKey } from 'node:crypto';
import { setImmediate as settle } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { createManyIdsAlarm, type ManyIdsAlarm } from '../../../src/calls/effects/many-ids-alarm.ts';

const hourMs = 3_600_000;
const caller = '+19165550142';
const key = createSecretKey(Buffer.alloc(32, 1));

let nowMs: number;
let warnings: object[];
let counted: string[];
let watch: ManyIdsAlarm;

const log = { debug() {}, info() {}, warn: (facts: object) => void warnings.push(facts), error() {} };
const count = (what: string) => void counted.push(what);

beforeEach(() => {
  nowMs = 0;
  warnings = [];
  counted = [];
  watch = createManyIdsAlarm({ key, sets: createMemorySharedSets(() => nowMs), log, count });
});

async function tryIds(tries: number, source: string | undefined = caller, from = 0): Promise<void> {
  for (let id = 0; id < tries; id += 1) watch(source, `claim ${from + id}`);
  await settle();
}

test('ten IDs from one number within an hour raise an alarm, without the number or the IDs, and so do ten more', async () => {
  await tryIds(9);
  expect(warnings).toEqual([]);
  await tryIds(1, caller, 9);
  expect(counted).toEqual(['sources with many IDs']);
  expect(warnings).toEqual([{ source: expect.stringMatching(/^[\w-]{16}$/), ids: 10 }]);
  expect(JSON.stringify(warnings)).not.toMatch(/9165550142|claim/);
  await tryIds(10, caller, 10);
  expect(warnings).toMatchObject([{ ids: 10 }, { ids: 20 }]);
});

test('the same ID again, other numbers, an hour later, and withheld numbers raise none', async () => {
  for (let time = 0; time < 20; time += 1) await tryIds(1);
  await tryIds(9, '+19165550143', 100);
  await tryIds(8, caller, 1);
  nowMs += hourMs;
  await tryIds(9, caller, 200);
  for (let id = 0; id < 50; id += 1) watch(undefined, `claim ${id}`);
  await settle();
  expect(warnings).toEqual([]);
});

test('what is remembered names neither number nor ID', async () => {
  const remembered: unknown[] = [];
  const sets = {
    add: async (...member: unknown[]) => {
      remembered.push(member);
      return { isNew: true, size: 1 };
    },
    remove: async () => {},
    close: async () => {},
  };
  createManyIdsAlarm({ key, sets, log, count })(caller, 'claim 1');
  expect(remembered).toEqual([
    [expect.stringMatching(/^source:[\w-]{16}$/), expect.stringMatching(/^[\w-]{16}$/), hourMs],
  ]);
});

test('a store that fails disturbs nobody', async () => {
  const sets = {
    add: () => Promise.reject(new Error('connection refused')),
    remove: async () => {},
    close: async () => {},
  };
  createManyIdsAlarm({ key, sets, log, count })(caller, 'claim 1');
  await settle();
  expect(warnings).toEqual([{ err: new Error('connection refused') }]);
});
