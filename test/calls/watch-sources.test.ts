import { createSecretKey } from 'node:crypto';
import { beforeEach, expect, test } from 'vitest';
import { createSourceWatch, type WatchSource } from '../../src/calls/watch-sources.ts';

const hourMs = 3_600_000;
const caller = '+19165550142';

let nowMs: number;
let warnings: object[];
let counted: string[];
let watch: WatchSource;

beforeEach(() => {
  nowMs = 0;
  warnings = [];
  counted = [];
  const log = { debug() {}, info() {}, warn: (facts: object) => void warnings.push(facts), error() {} };
  const key = createSecretKey(Buffer.alloc(32, 1));
  watch = createSourceWatch({ key, log, count: (what) => void counted.push(what), now: () => nowMs });
});

function tryIds(count: number, source = caller, from = 0): void {
  for (let id = 0; id < count; id += 1) watch(source, `claim ${from + id}`);
}

test('ten IDs from one number within an hour raise an alarm, without the number or the IDs, and so do ten more', () => {
  tryIds(9);
  expect(warnings).toEqual([]);
  tryIds(1, caller, 9);
  expect(counted).toEqual(['sources with many IDs']);
  expect(warnings).toEqual([{ source: expect.stringMatching(/^[\w-]{16}$/), ids: 10 }]);
  expect(JSON.stringify(warnings)).not.toMatch(/9165550142|claim/);
  tryIds(10, caller, 10);
  expect(warnings).toMatchObject([{ ids: 10 }, { ids: 20 }]);
});

test('the same ID again, other numbers, an hour later, and withheld numbers raise none', () => {
  for (let time = 0; time < 20; time += 1) tryIds(1);
  tryIds(9, '+19165550143', 100);
  tryIds(8, caller, 1);
  nowMs += hourMs;
  tryIds(9, caller, 200);
  for (const withheld of ['anonymous', '', 'sip:me@example.org']) tryIds(50, withheld);
  for (let id = 0; id < 50; id += 1) watch(undefined, `claim ${id}`);
  expect(warnings).toEqual([]);
});

test('no more numbers are remembered than fit, the oldest go first', () => {
  tryIds(9, '+10000000');
  for (let number = 0; number < 10_000; number += 1) tryIds(1, `+2${String(number).padStart(9, '0')}`);
  tryIds(1, '+10000000', 9);
  expect(warnings).toEqual([]);
});
