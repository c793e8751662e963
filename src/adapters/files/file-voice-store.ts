import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { VoiceStore } from '../../calls/ports/recordings.ts';

const fit = /^RE\w{1,64}$/;

/**
 * Keeps sealed recordings in a folder, a file for each, that only its owner reads. The folder is made with the first of them. A file is
 * written as a whole and flushed, with its name, so that a power cut takes none that counted as kept.
 */
export function createFileVoiceStore(folder: string): VoiceStore {
  return {
    async put(recording, sealed) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = pathOf(recording);
      const part = `${path}.${randomUUID()}.part`;
      await writeFlushed(part, sealed);
      await rename(part, path);
      await flushName(folder);
    },
    get: (recording) => readFile(pathOf(recording), 'utf8').catch(unlessMissing),
    remove,
  };

  /** With what a process has left that was killed while it wrote. */
  async function remove(recording: string): Promise<void> {
    const name = basename(pathOf(recording));
    const names = (await readdir(folder).catch(unlessMissing)) ?? [];
    const own = names.filter((one) => one === name || one.startsWith(`${name}.`));
    await Promise.all(own.map((one) => rm(join(folder, one), { force: true })));
  }

  /** Throws for a name that is none of a recording: it would lead out of the folder. */
  function pathOf(recording: string): string {
    if (!fit.test(recording)) throw new Error('This is no name of a recording');
    return join(folder, `${recording}.sealed`);
  }
}

async function writeFlushed(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Some systems cannot flush a folder. */
async function flushName(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}
