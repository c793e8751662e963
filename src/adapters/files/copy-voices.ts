import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Copies the sealed recordings of a folder into another one, which must not be there, and tells how many there are. */
export async function copyVoices(from: string, to: string): Promise<number> {
  const all = await readdir(from).catch(() => []);
  const names = all.filter((name) => name.endsWith('.sealed'));
  if (names.length === 0) return 0;
  await mkdir(to, { mode: 0o700 });
  let copied = 0;
  for (const name of names) {
    // One that goes meanwhile is not missed.
    const isCopied = await copyFile(join(from, name), join(to, name)).then(
      () => true,
      (error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
        throw error;
      },
    );
    if (isCopied) copied += 1;
  }
  return copied;
}
