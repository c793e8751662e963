import { createFileOwedStore } from '../adapters/files/file-owed-store.ts';
import { createMemoryOwedStore } from '../adapters/memory/memory-owed-store.ts';
import type { CallLog } from '../calls/ports/call-log.ts';
import type { OwedCall, OwedStore } from '../calls/ports/owed-store.ts';

interface Places {
  /** What all servers share; undefined where there is nothing of the kind. */
  readonly shared: OwedStore | undefined;
  /** A folder of this machine, for what cannot be shared. */
  readonly folder: string;
  readonly log: CallLog;
}

/**
 * Keeps what callers are owed where most can take it up: with all servers, else on this machine, else in this process. What only this
 * process knows is handed on as soon as that can be done, and logged by call where it ends before.
 */
export function openOwedStore({ shared, folder, log }: Places): OwedStore {
  const files = createFileOwedStore(folder, log);
  const lasting = [...(shared ? [shared] : []), files];
  const own = createMemoryOwedStore();
  /** Calls of which the shared store still holds what is settled. */
  const stale = new Set<string>();
  return { keep, take, settle, close };

  async function keep(owed: OwedCall, dueMs: number): Promise<void> {
    const { callId, text } = owed;
    const place = await keepLasting(owed, dueMs);
    if (text !== undefined) stale.delete(callId);
    if (!place) return own.keep(owed, dueMs);
    await own.settle(callId);
    if (place !== files && text !== undefined) await files.settle(callId).catch(() => {});
  }

  /** Where it is kept, undefined where nothing that outlives this process can be written. */
  async function keepLasting(owed: OwedCall, dueMs: number): Promise<OwedStore | undefined> {
    for (const store of lasting) {
      try {
        await store.keep(owed, dueMs);
        return store;
      } catch (error) {
        log.warn({ err: error, call: owed.callId }, 'what a caller is owed cannot be kept in its first place');
      }
    }
    return undefined;
  }

  async function take(nowMs: number, againMs: number): Promise<readonly OwedCall[]> {
    // Where the shared store cannot be reached, nothing is taken from it either.
    await (shared && tidy(shared).catch(() => {}));
    const taken = await Promise.allSettled([...lasting, own].map((store) => store.take(nowMs, againMs)));
    return taken.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  /** Strikes out what is settled, and hands on what was kept apart meanwhile: this machine may be gone before it is due. */
  async function tidy(place: OwedStore): Promise<void> {
    for (const callId of stale) {
      await place.settle(callId);
      stale.delete(callId);
    }
    for (const apart of [files, own]) {
      for (const listed of await apart.list()) {
        const { dueMs, ...owed } = listed;
        await place.keep(owed, dueMs);
        await apart.strikeOut(listed);
      }
    }
  }

  /** Rejects where one of them cannot be reached. What the shared store then still holds is struck out before anything is taken from it. */
  async function settle(callId: string): Promise<void> {
    stale.add(callId);
    const settled = await Promise.allSettled([...lasting, own].map((store) => store.settle(callId)));
    for (const each of settled) if (each.status === 'rejected') throw each.reason;
    stale.delete(callId);
  }

  async function close(): Promise<void> {
    for (const { dueMs: _, ...owed } of await own.list()) {
      if (await keepLasting(owed, 0)) continue;
      log.error({ call: owed.callId }, 'what a caller left is lost with this process: nothing else could keep it');
    }
    await Promise.all(lasting.map((store) => store.close()));
  }
}
