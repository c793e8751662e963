import { watch, type FSWatcher } from 'node:fs';
import type { LastGood } from './last-good.ts';
import type { Source } from './source.ts';

export interface WatchFilesOptions<Value> {
  /** Where the files are. */
  readonly folders: readonly string[];
  readonly read: () => readonly Source[];
  /** What the files hold. Throws `FileErrors` where they have mistakes. */
  readonly check: (sources: readonly Source[]) => Value;
  /** Whether what files hold has changed by itself, so that they are checked anew. */
  readonly isOver?: (value: Value) => boolean;
  /** Where a good copy outlives the process; without it, files that are broken from the start are refused. */
  readonly lastGood?: LastGood | undefined;
  /** The files have mistakes, and are kept out: at the start, after an edit, and again and again until they are mended. */
  readonly onKeptOut: (problem: unknown, when: 'start' | 'edit' | 'still') => void;
  readonly onReplaced: (value: Value) => void;
  /** A folder cannot be watched, or the good copy not kept. */
  readonly onTrouble: (error: unknown) => void;
}

/** Files that are read again after each edit. */
export interface WatchedFiles<Value> {
  /** What the last good files hold. */
  readonly current: () => Value;
  /** Whether the files have mistakes, so that something older is used. */
  readonly isStale: () => boolean;
  readonly close: () => void;
}

/** Editors save in several steps; an edit is complete after this long without a change. */
const settledAfterMs = 100;
/** Mounts of containers and networks do not tell of every edit. */
const lookAgainMs = 10_000;
const remindAfterMs = 600_000;

/** Reads files and reads them again after edits. Throws `FileErrors` where they have mistakes at the start and no good copy is kept. */
export function watchFiles<Value>(options: WatchFilesOptions<Value>): WatchedFiles<Value> {
  const { folders, read, check, isOver = () => false, lastGood, onKeptOut, onReplaced, onTrouble } = options;
  let sources = read();
  let stale: { problem: unknown; toldMs: number } | undefined;
  let good = sources;
  let value = start();
  let settling: NodeJS.Timeout | undefined;

  function start(): Value {
    try {
      const first = check(sources);
      keep();
      return first;
    } catch (problem) {
      const old = openLastGood();
      if (!old) throw problem;
      keptOut(problem, 'start');
      good = old.sources;
      return old.value;
    }
  }

  function openLastGood(): { value: Value; sources: readonly Source[] } | undefined {
    const kept = lastGood?.read();
    try {
      return kept && { value: check(kept), sources: kept };
    } catch {
      // Another version of the system wrote it.
      return undefined;
    }
  }

  function keep(): void {
    try {
      lastGood?.keep(sources);
    } catch (error) {
      onTrouble(error);
    }
  }

  function keptOut(problem: unknown, when: 'start' | 'edit' | 'still'): void {
    stale = { problem, toldMs: performance.now() };
    onKeptOut(problem, when);
  }

  function reload(): void {
    if (isOver(value)) value = check(good);
    const edited = read();
    if (isSame(edited, sources)) return remind();
    sources = edited;
    try {
      value = check(edited);
    } catch (problem) {
      return keptOut(problem, 'edit');
    }
    stale = undefined;
    good = edited;
    keep();
    onReplaced(value);
  }

  function remind(): void {
    if (stale && performance.now() - stale.toldMs >= remindAfterMs) keptOut(stale.problem, 'still');
  }

  const onEdit = () => {
    clearTimeout(settling);
    settling = setTimeout(reload, settledAfterMs).unref();
  };
  const watchers = folders.map((folder) => watchFolder(folder, onTrouble, onEdit));
  const looking = setInterval(reload, lookAgainMs).unref();

  return {
    current: () => value,
    isStale: () => stale !== undefined,
    close() {
      clearTimeout(settling);
      clearInterval(looking);
      for (const watcher of watchers) watcher?.close();
    },
  };
}

/** A folder that cannot be watched is looked at again and again all the same. */
function watchFolder(folder: string, onTrouble: (error: unknown) => void, onEdit: () => void): FSWatcher | undefined {
  try {
    return watch(folder, { persistent: false }, onEdit).on('error', onTrouble);
  } catch (error) {
    onTrouble(error);
    return undefined;
  }
}

function isSame(some: readonly Source[], others: readonly Source[]): boolean {
  return some.every(({ text, fault }, index) => {
    return text === others[index]?.text && fault?.message === others[index]?.fault?.message;
  });
}
