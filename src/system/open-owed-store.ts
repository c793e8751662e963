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
  const lasting = [...(shared ? [shared] : []), createFileOwedStore(folder, log)];
  const own = createMemoryOwedStore();
  return { keep, take, settle, close };

  async function keep(owed: OwedCall, dueMs: number): Promise<void> {
    if (!(await keepLasting(owed, dueMs))) return own.keep(owed, dueMs);
    await own.settle(owed.callId);
  }

  /** False where nothing that outlives this process can be written. */
  async function keepLasting(owed: OwedCall, dueMs: number): Promise<boolean> {
    for (const store of lasting) {
      try {
        await store.keep(owed, dueMs);
        return true;
      } catch (error) {
        log.warn({ err: error, call: owed.callId }, 'what a caller is owed cannot be kept in its first place');
      }
    }
    return false;
  }

  async function take(nowMs: number, againMs: number): Promise<readonly OwedCall[]> {
    const taken = await Promise.allSettled([...lasting, own].map((store) => store.take(nowMs, againMs)));
    return taken.flatMap((each) => (each.status === 'fulfilled' ? each.value : []));
  }

  /** Rejects where one of them cannot be reached: it may still hold the call, which does no harm. */
  async function settle(callId: string): Promise<void> {
    await Promise.all([...lasting, own].map((store) => store.settle(callId)));
  }

  async function close(): Promise<void> {
    for (const owed of own.list()) {
      if (await keepLasting(owed, 0)) continue;
      log.error({ call: owed.callId }, 'what a caller left is lost with this process: nothing else could keep it');
    }
    await Promise.all(lasting.map((store) => store.close()));
  }
}
