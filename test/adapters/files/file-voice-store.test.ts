import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createFileVoiceStore } from '../../../src/adapters/files/file-voice-store.ts';
import { temporaryFolder } from '../../support/sqlite-records.ts';
import { testVoiceStore } from '../../support/voice-store.contract.ts';

testVoiceStore('a folder', async () => {
  const folder = join(await temporaryFolder(), 'voices');
  return [createFileVoiceStore(folder), createFileVoiceStore(folder)];
});

test('a recording goes with what a killed process has left of it', async () => {
  const folder = await temporaryFolder();
  const store = createFileVoiceStore(folder);
  await store.put('RE1', 'sealed');
  await store.put('RE12', 'sealed');
  await writeFile(join(folder, 'RE1.sealed.0815.part'), 'sea');
  await store.remove('RE1');
  expect(await readdir(folder)).toEqual(['RE12.sealed']);
});

test('a folder of recordings is for its owner alone, and a name leads to no file outside of it', async () => {
  const folder = join(await temporaryFolder(), 'data', 'voices');
  const store = createFileVoiceStore(folder);
  await store.put('RE1', 'sealed');
  expect(await readdir(folder)).toEqual(['RE1.sealed']);
  const modes = await Promise.all(
    [folder, join(folder, 'RE1.sealed')].map(async (path) => (await stat(path)).mode & 0o777),
  );
  expect(modes).toEqual([0o700, 0o600]);
  for (const name of ['RE../../ivr', 'RE1/../../ivr', '../RE1', 'RE1\0', '']) {
    await expect(store.put(name, 'sealed')).rejects.toThrow('no name of a recording');
    await expect(store.remove(name)).rejects.toThrow('no name of a recording');
  }
});
