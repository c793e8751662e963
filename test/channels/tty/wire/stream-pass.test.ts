import { expect, test } from 'vitest';
import { createMemorySharedSets } from '../../../../src/adapters/memory/memory-shared-sets.ts';
import { createOpenStreams } from '../../../../src/channels/tty/wire/open-streams.ts';
import { createPass, createUsePass, readPass } from '../../../../src/channels/tty/wire/stream-pass.ts';

const mine = { callId: 'CA1', line: 'tty' };
const atMs = Date.UTC(2026, 10, 22);
const pass = createPass('secret', mine, atMs);

test('a pass is good for its call and its line, for a minute', () => {
  expect(readPass(['secret'], mine, pass, atMs + 60_000)).toBe(atMs);
  expect(readPass(['secret'], mine, pass, atMs + 60_001)).toBeUndefined();
  expect(readPass(['secret'], mine, pass, atMs - 60_000)).toBe(atMs);
  expect(readPass(['secret'], mine, pass, atMs - 60_001)).toBeUndefined();
  expect(readPass(['secret'], { ...mine, callId: 'CA2' }, pass, atMs)).toBeUndefined();
  expect(readPass(['secret'], { ...mine, line: 'other' }, pass, atMs)).toBeUndefined();
  expect(readPass(['another secret'], mine, pass, atMs)).toBeUndefined();
});

test('a pass is good where any of the secrets made it', () => {
  expect(readPass(['newer', 'secret'], mine, pass, atMs)).toBe(atMs);
  expect(readPass(['newer', 'newest'], mine, pass, atMs)).toBeUndefined();
});

test.each(['', '.', 'x', `${pass}x`, pass.replace(/^\w+/, (atMs + 5).toString(36))])('"%s" is no pass', (forged) => {
  expect(readPass(['secret'], mine, forged, atMs)).toBeUndefined();
});

test('a pass is good once at all servers, and where they cannot know of each other, once at each', async () => {
  const sets = createMemorySharedSets();
  const [here, there] = [createUsePass(sets), createUsePass(sets)];
  expect([await here(pass), await there(pass), await here(pass)]).toEqual([true, false, false]);
  expect(await there(createPass('secret', mine, atMs + 1))).toBe(true);
  expect(await createUsePass({ add: () => Promise.reject(new Error('connection refused')) })(pass)).toBe(true);
});

test('a pass that was used is known for two minutes: as long as the clocks of two servers let it live', async () => {
  const kept: number[] = [];
  const usePass = createUsePass({
    add: async (_set, _member, lifeMs) => {
      kept.push(lifeMs);
      return { isNew: true, size: 1 };
    },
  });
  expect(await usePass(pass)).toBe(true);
  expect(kept).toEqual([120_000]);
});

test('a call has one stream: a newer one ends it, an older or equal one is refused, also after its end', () => {
  const streams = createOpenStreams(() => atMs);
  const ended: string[] = [];
  expect(streams.admit('CA1', atMs, () => ended.push('first'))).toBe(true);
  expect(streams.admit('CA1', atMs, () => {})).toBe(false);
  expect(streams.admit('CA2', atMs, () => {})).toBe(true);
  expect(streams.admit('CA1', atMs + 1, () => ended.push('second'))).toBe(true);
  streams.close('CA1', atMs + 1);
  expect(streams.admit('CA1', atMs + 1, () => {})).toBe(false);
  expect(streams.admit('CA1', atMs, () => {})).toBe(false);
  expect(ended).toEqual(['first']);
});
