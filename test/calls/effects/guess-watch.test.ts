import { createSecretKey } from 'node:crypto';
import { setImmediate as settle } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { createMemorySharedSets } from '../../../src/adapters/memory/memory-shared-sets.ts';
import { createGuessWatch, type GuessWatch } from '../../../src/calls/effects/guess-watch.ts';
import type { Counted } from '../../../src/calls/ports/count.ts';

const key = createSecretKey(Buffer.from('a made-up secret of thirty-two characters'));
const caller = '+19165550142';

let now: Temporal.Instant;
let watch: GuessWatch;
let warnings: object[];
let counted: Counted[];
let guesses = 0;

const log = { debug() {}, info() {}, warn: (facts: object) => void warnings.push(facts), error() {} };
const parts = { key, log, count: (what: Counted) => void counted.push(what), now: () => now };

beforeEach(() => {
  now = Temporal.Instant.from('2026-11-23T10:00-08:00');
  warnings = [];
  counted = [];
  watch = createGuessWatch({ ...parts, sets: createMemorySharedSets(() => now.epochMilliseconds) });
});

const guess = (source?: string, attempt = `CA${(guesses += 1)}:3`) => ({ source, attempt, claim: 'a', pin: '482913' });
const waits = async (source: string | undefined, times: number) => {
  const told: (number | undefined)[] = [];
  for (let time = 0; time < times; time += 1) told.push(await watch.begin(guess(source)));
  return told;
};

test('a phone with many refusals waits longer and longer, one guess at a time', async () => {
  expect(await waits(caller, 20)).toEqual(Array(20).fill(undefined));
  expect(await waits(caller, 3)).toEqual([undefined, 1, 1]);
  expect(await waits('+19165550143', 1)).toEqual([undefined]);
  for (let minute = 0; minute < 18; minute += 1) {
    now = now.add({ minutes: 1 });
    expect(await waits(caller, 2)).toEqual([undefined, 1]);
  }
  now = now.add({ hours: 1 });
  expect(await waits(caller, 1)).toEqual([undefined]);
});

test('guesses that were right do not count, and the same guess counts once', async () => {
  for (let time = 0; time < 60; time += 1) {
    const right = guess(caller);
    expect(await watch.begin(right)).toBeUndefined();
    await watch.succeed(right);
  }
  const same = guess(caller, 'CA0:3');
  for (let time = 0; time < 60; time += 1) expect(await watch.begin(same)).toBeUndefined();
});

test('guesses at the same moment are not judged as if each were the first', async () => {
  const told = await Promise.all(Array.from({ length: 100 }, () => watch.begin(guess(caller))));
  expect(told.filter((minutes) => minutes === undefined)).toHaveLength(23);
});

test('all who withhold their number share a wait that is short', async () => {
  expect(await waits(undefined, 100)).toEqual(Array(100).fill(undefined));
  expect(await waits(undefined, 2)).toEqual([undefined, 1]);
  now = now.add({ seconds: 10 });
  expect(await waits(undefined, 1)).toEqual([undefined]);
});

test('many refusals within a minute, and many locks within an hour, raise an alarm that names nobody', async () => {
  for (let time = 0; time < 61; time += 1) watch.refuse(guess(`+1916555${1000 + time}`), time % 6 === 0);
  await settle();
  expect(counted).toEqual(['minutes with many refusals', 'minutes with many refusals']);
  expect(warnings).toEqual(expect.arrayContaining([{ refusals: 30 }, { refusals: 60 }, { locks: 10 }]));
  expect(warnings).toHaveLength(3);
});

test('a store that fails lets everybody in who has the right PIN', async () => {
  const fail = () => Promise.reject(new Error('gone'));
  const sets = { add: fail, remove: fail, close: async () => {} };
  const lost = createGuessWatch({ ...parts, sets });
  expect(await lost.begin(guess(caller))).toBeUndefined();
  await lost.succeed(guess(caller));
  lost.refuse(guess(caller), true);
  await settle();
  expect(warnings).toHaveLength(3);
});
