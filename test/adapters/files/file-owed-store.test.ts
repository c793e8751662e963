import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileOwedStore } from '../../../src/adapters/files/file-owed-store.ts';
import { testOwedStore } from '../../support/owed-store.contract.ts';
import { temporaryFolder } from '../../support/sqlite-records.ts';

const silent = { error() {} };

testOwedStore('a folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'owed-'));
  const open = () => createFileOwedStore(join(folder, 'owed'), silent);
  return { stores: [open(), open()], close: () => rm(folder, { recursive: true }) };
});

test('a folder of owed calls is made with the first one, for its owner alone', async () => {
  const folder = join(await temporaryFolder(), 'data', 'owed');
  const store = createFileOwedStore(folder, silent);
  expect(await store.take(0, 1)).toEqual([]);
  await expect(stat(folder)).rejects.toThrow('ENOENT');
  await store.keep({ callId: 'CA1', line: 'a', turn: 0, tries: 0 }, 0);
  expect(await readdir(folder)).toEqual(['CA1.json']);
  const modes = await Promise.all(
    [folder, join(folder, 'CA1.json')].map(async (path) => (await stat(path)).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o600]);
});

test('a file that was cut off is told once, stays, and keeps no other call waiting', async () => {
  const folder = await temporaryFolder();
  const told: object[] = [];
  const store = createFileOwedStore(folder, { error: (facts) => void told.push(facts) });
  await writeFile(join(folder, 'CA1.json'), '{"callId":"CA1"');
  await writeFile(join(folder, 'CA2.part'), '{');
  await store.keep({ callId: 'CA3', line: 'a', turn: 0, tries: 0 }, 0);
  for (const nowMs of [1, 2]) expect(await store.take(nowMs, 2)).toMatchObject([{ callId: 'CA3' }]);
  expect(told).toEqual([{ file: join(folder, 'CA1.json') }]);
  expect((await readdir(folder)).toSorted()).toEqual(['CA1.json', 'CA2.part', 'CA3.json']);
});
