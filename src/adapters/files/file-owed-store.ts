import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CallLog } from '../../calls/ports/call-log.ts';
import { type ApartOwedStore, type DueCall, longestDelayMs } from '../../calls/ports/owed-store.ts';

const KeptFile = z.object({
  callId: z.string(),
  line: z.string(),
  text: z.string().exactOptional(),
  turn: z.int().min(0).default(0),
  tries: z.int().min(0),
  dueMs: z.number(),
});

const ending = '.json';
const mostAtOnce = 20;

/**
 * Keeps what callers are owed in a folder, a file for each call: for one machine. The folder is made with the first of them. Files are
 * written as a whole and flushed, so that a power cut takes none.
 */
export function createFileOwedStore(folder: string, log: Pick<CallLog, 'error'>): ApartOwedStore {
  const unreadable = new Set<string>();
  const pathOf = (callId: string) => join(folder, callId + ending);
  let last: Promise<unknown> = Promise.resolve();

  return {
    keep: (owed, dueMs) => inTurn(() => keep({ ...owed, dueMs })),
    take: (nowMs, againMs) => inTurn(() => take(nowMs, againMs)),
    settle: (callId) => inTurn(() => rm(pathOf(callId), { force: true })),
    list: () => inTurn(list),
    strikeOut: (listed) => inTurn(() => strikeOut(listed)),
    async close() {},
  };

  /** One after the other: what is read must not change before it is written. */
  function inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const mine = last.then(step, step);
    last = mine;
    return mine;
  }

  async function keep(due: DueCall): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const before = await read(due.callId + ending);
    if (before && due.text === undefined) await write({ ...before, dueMs: due.dueMs });
    else if (!before || due.turn >= before.turn) await write(due);
  }

  async function take(nowMs: number, againMs: number) {
    const due = (await list())
      .filter(({ dueMs }) => dueMs <= nowMs || dueMs > nowMs + longestDelayMs)
      .slice(0, mostAtOnce);
    for (const one of due) await write({ ...one, dueMs: againMs });
    return due.map(({ dueMs: _, ...owed }) => owed);
  }

  async function strikeOut(listed: DueCall): Promise<void> {
    if (isDeepStrictEqual(await read(listed.callId + ending), listed)) await rm(pathOf(listed.callId));
  }

  async function list(): Promise<DueCall[]> {
    const all = await Promise.all((await listOwed(folder)).map(read));
    return all.filter((one) => one !== undefined);
  }

  /** Undefined where there is no such file, or where it cannot be understood: then it stays for people to look at. */
  async function read(name: string): Promise<DueCall | undefined> {
    const text = await readFile(join(folder, name), 'utf8').catch(unlessMissing);
    if (text === undefined) return undefined;
    const { data } = z.preprocess(parse, KeptFile).safeParse(text);
    if (!data && !unreadable.has(name)) log.error({ file: join(folder, name) }, 'what a caller is owed cannot be read');
    if (!data) unreadable.add(name);
    return data;
  }

  function write(kept: DueCall): Promise<void> {
    return writeWhole(pathOf(kept.callId), JSON.stringify(kept));
  }
}

/** Moves what waits in one folder to another, where it is due when it was, and tells how many calls it is of. */
export async function moveOwedCalls(from: string, to: string): Promise<number> {
  const names = await listOwed(from);
  if (names.length > 0) await mkdir(to, { recursive: true, mode: 0o700 });
  for (const name of names) {
    await writeWhole(join(to, name), await readFile(join(from, name), 'utf8'));
    await rm(join(from, name));
  }
  return names.length;
}

async function listOwed(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(unlessMissing);
  return (names ?? []).filter((name) => name.endsWith(ending));
}

async function writeWhole(path: string, text: string): Promise<void> {
  const part = `${path.slice(0, -ending.length)}.part`;
  const file = await open(part, 'w', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(part, path);
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
