import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createMemoryOwedStore } from '../../src/adapters/memory/memory-owed-store.ts';
import { createFileOwedStore } from '../../src/adapters/files/file-owed-store.ts';
import type { OwedStore } from '../../src/calls/ports/owed-store.ts';
import { openOwedStore } from '../../src/system/open-owed-store.ts';
import { temporaryFolder } from '../support/sqlite-records.ts';

const owed = { callId: 'CA1', line: 'a', text: 'id.sealed', turn: 5, tries: 0 };

/** A shared store that is gone while it is told so, a folder that cannot be made until it is, and what is logged. */
async function open() {
  const shared = createMemoryOwedStore();
  let gone = true;
  const fail = () => Promise.reject(new Error('gone'));
  const reached: OwedStore = {
    keep: (...given) => (gone ? fail() : shared.keep(...given)),
    take: (...given) => (gone ? fail() : shared.take(...given)),
    settle: (...given) => (gone ? fail() : shared.settle(...given)),
    close: () => shared.close(),
  };
  const place = join(await temporaryFolder(), 'place');
  const logged: string[] = [];
  const write = (facts: object, message: string) => void logged.push(`${message} ${JSON.stringify(facts)}`);
  const log = { debug: write, info: write, warn: write, error: write };
  const folder = join(place, 'owed');
  return {
    store: openOwedStore({ shared: reached, folder, log }),
    shared,
    folder,
    place,
    logged,
    setGone: (is: boolean) => (gone = is),
  };
}

test('what is owed goes to the shared store, and where it is gone into the folder', async () => {
  const { store, shared, folder, setGone } = await open();
  await store.keep(owed, 0);
  const file = createFileOwedStore(folder, { error() {} });
  expect(await file.take(1, 1)).toEqual([owed]);
  setGone(false);
  await store.keep({ ...owed, callId: 'CA2' }, 0);
  expect(await shared.list()).toMatchObject([{ ...owed, callId: 'CA2' }]);
  expect((await store.take(1, 2)).map(({ callId }) => callId).toSorted()).toEqual(['CA1', 'CA2']);
  await store.settle('CA1');
  await store.settle('CA2');
  expect(await store.take(9, 9)).toEqual([]);
});

test('what only this process knows is handed on once another place can be reached', async () => {
  const { store, shared, place, setGone } = await open();
  await writeFile(place, 'a file where the folder should be');
  await store.keep(owed, 0);
  expect(await store.take(1, 2)).toEqual([owed]);
  setGone(false);
  await store.close();
  expect(await shared.list()).toMatchObject([owed]);
});

test('what is lost with the process is logged by call', async () => {
  const { store, place, logged } = await open();
  await writeFile(place, 'a file where the folder should be');
  await store.keep(owed, 0);
  await store.close();
  expect(logged.at(-1)).toBe('what a caller left is lost with this process: nothing else could keep it {"call":"CA1"}');
});

test('what the shared store still holds of a call is struck out where it was settled meanwhile', async () => {
  const { store, setGone } = await open();
  setGone(false);
  await store.keep({ ...owed, text: 'id.turn-5' }, 0);
  setGone(true);
  await store.keep({ ...owed, text: 'id.turn-7', turn: 7 }, 0);
  await expect(store.settle('CA1')).rejects.toThrow('gone');
  setGone(false);
  expect(await store.take(1, 2)).toEqual([]);
});

test('of two copies of a call only the newer one is taken, wherever it is kept', async () => {
  const { store, setGone } = await open();
  setGone(false);
  await store.keep({ ...owed, text: 'id.turn-5' }, 0);
  setGone(true);
  await store.keep({ ...owed, text: 'id.turn-7', turn: 7 }, 0);
  setGone(false);
  expect(await store.take(1, 2)).toEqual([{ ...owed, text: 'id.turn-7', turn: 7 }]);
  await store.keep({ ...owed, text: 'id.turn-9', turn: 9 }, 0);
  expect(await store.take(3, 4)).toEqual([{ ...owed, text: 'id.turn-9', turn: 9 }]);
});

test('what is kept without a text leaves the text that the shared store has', async () => {
  const { store, setGone } = await open();
  setGone(false);
  await store.keep(owed, 0);
  setGone(true);
  const { text: _text, ...unread } = { ...owed, turn: 0 };
  await store.keep(unread, 0);
  setGone(false);
  expect(await store.take(1, 2)).toContainEqual(owed);
});

test('what was kept on this machine alone goes to the shared store before it is due', async () => {
  const { store, shared, folder, setGone } = await open();
  await store.keep({ ...owed, text: 'id.turn-7', turn: 7 }, 1_000_000);
  await shared.keep(owed, 0);
  setGone(false);
  expect(await store.take(1, 2)).toEqual([]);
  expect(await shared.list()).toEqual([{ ...owed, text: 'id.turn-7', turn: 7, dueMs: 1_000_000 }]);
  expect(await createFileOwedStore(folder, { error() {} }).list()).toEqual([]);
});

test('what is left anew after it was settled is not struck out', async () => {
  const { store, setGone } = await open();
  await expect(store.settle('CA1')).rejects.toThrow('gone');
  setGone(false);
  await store.keep({ ...owed, text: 'id.turn-9', turn: 9 }, 0);
  expect(await store.take(1, 2)).toEqual([{ ...owed, text: 'id.turn-9', turn: 9 }]);
});
