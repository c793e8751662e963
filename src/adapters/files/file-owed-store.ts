import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { longestDelayMs, type OwedStore } from '../../calls/ports/owed-store.ts';

const KeptFile = z.object({
  callId: z.string(),
  line: z.string(),
  text: z.string().exactOptional(),
  tries: z.int().min(0),
  dueMs: z.number(),
});

type KeptFile = z.infer<typeof KeptFile>;

const ending = '.json';
const mostAtOnce = 20;

/**
 * Keeps what callers are owed in a folder, a file for each call: for one machine. The folder is made with the first of them. Files are
 * written as a whole and flushed, so that a power cut takes none.
 */
export function createFileOwedStore(folder: string, log: Pick<CallLog, 'error'>): OwedStore {
  const unreadable = new Set<string>();
  const pathOf = (callId: string) => join(folder, callId + ending);

  return {
    async keep(owed, dueMs) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const before = owed.text === undefined ? await read(owed.callId + ending) : undefined;
      await write({ ...(before?.text !== undefined && { text: before.text }), ...owed, dueMs });
    },
    async take(nowMs, againMs) {
      const all = await Promise.all((await list()).map(read));
      const due = all
        .filter((one) => one !== undefined)
        .filter(({ dueMs }) => dueMs <= nowMs || dueMs > nowMs + longestDelayMs)
        .slice(0, mostAtOnce);
      for (const one of due) await write({ ...one, dueMs: againMs });
      return due.map(({ dueMs: _, ...owed }) => owed);
    },
    settle: (callId) => rm(pathOf(callId), { force: true }),
    async close() {},
  };

  async function list(): Promise<string[]> {
    const names = await readdir(folder).catch(unlessMissing);
    return (names ?? []).filter((name) => name.endsWith(ending));
  }

  /** Undefined where there is no such file, or where it cannot be understood: then it stays for people to look at. */
  async function read(name: string): Promise<KeptFile | undefined> {
    const text = await readFile(join(folder, name), 'utf8').catch(unlessMissing);
    if (text === undefined) return undefined;
    const { data } = z.preprocess(parse, KeptFile).safeParse(text);
    if (!data && !unreadable.has(name)) log.error({ file: join(folder, name) }, 'what a caller is owed cannot be read');
    if (!data) unreadable.add(name);
    return data;
  }

  async function write(kept: KeptFile): Promise<void> {
    const part = join(folder, `${kept.callId}.part`);
    const file = await open(part, 'w', 0o600);
    try {
      await file.writeFile(JSON.stringify(kept));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, pathOf(kept.callId));
  }
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
}

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}
