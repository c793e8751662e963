import type { Flow } from '../../dialogue/flow.ts';
import { restoreStanding, SavedCall, saveCall, turnOf } from '../../dialogue/saved-call.ts';
import type { Standing } from '../../dialogue/standing.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore, KeptCall } from '../ports/call-store.ts';
import type { Count } from '../ports/count.ts';
import type { CallSeal } from './call-seal.ts';
import { createRecentStandings } from './recent-standings.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: CallStore;
  readonly seal: CallSeal;
  readonly log: CallLog;
  readonly count: Count;
}

/** Which call is looked for; `turn` and `carried` as its next turn brings them, `turn` 0 where none does. */
interface Wanted {
  readonly callId: string;
  readonly turn: number;
  readonly carried?: string;
}

/** A call as its text says. One that cannot be read any more has no standing. */
interface Read {
  /** The number its next turn must bring, 0 where there is no call. */
  readonly turn: number;
  readonly standing?: Standing;
  /** The text, which the carrier is given to bring back. */
  readonly text?: string;
  /** What is left of a call that cannot be read any more. */
  readonly lost?: unknown;
}

/** A call as it was found: in the store, or in the copy that the carrier brought, whichever is newer. */
export interface Found extends Read {
  /** The turn that the store knows, undefined where it cannot be reached. */
  readonly storedTurn: number | undefined;
}

/** Where a call has come to, and the number that its next turn must bring. */
export interface Moved {
  readonly standing: Standing;
  readonly turn: number;
}

export type KeptCalls = ReturnType<typeof createKeptCalls>;

/** Calls in the store, and alive without it as long as the carrier brings back what it was given. */
export function createKeptCalls({ flows, calls: store, seal, log, count }: Parts) {
  const recent = createRecentStandings();
  return { find, keep, end };

  /** Rejects where the store cannot be reached and nothing was carried. */
  async function find({ callId, turn, carried }: Wanted): Promise<Found> {
    const stored = await store.load(callId).catch(toFault);
    if (stored instanceof Error) return findCarried(callId, turn, carried, stored);
    const storedTurn = stored?.turn ?? 0;
    const copy = storedTurn < turn && carried !== undefined ? read(callId, carried) : none;
    return copy.turn > storedTurn ? { ...copy, storedTurn } : { ...readStored(callId, stored), storedTurn };
  }

  function findCarried(callId: string, turn: number, carried: string | undefined, fault: Error): Found {
    const copy = carried === undefined ? none : read(callId, carried);
    if (copy.turn === 0 && turn > 0) throw fault;
    return { ...copy, storedTurn: undefined };
  }

  function readStored(callId: string, stored: KeptCall | undefined): Read {
    return stored ? { ...read(callId, stored.text), turn: stored.turn } : none;
  }

  /** A text that this server wrote need not be opened, checked and restored again. */
  function read(callId: string, text: string): Read {
    const written = recent.get(callId);
    if (written?.text === text) return written;
    const saved = open(callId, text);
    const { data: call } = SavedCall.safeParse(saved);
    const flow = flows.find(({ name }) => name === call?.flow);
    const standing = call && flow && restoreStanding(flow, call);
    return { text, turn: turnOf(saved), ...(standing ? { standing } : { lost: saved }) };
  }

  /** A text that does not open is none: its key is gone, or it is another call's. */
  function open(callId: string, text: string): unknown {
    try {
      return JSON.parse(seal.open(callId, text));
    } catch (error) {
      log.warn({ err: error, call: callId }, 'the text of a kept call does not open; the call counts as lost');
      return undefined;
    }
  }

  /**
   * Keeps a call in place of what was found, and gives the text it is kept as; undefined where another turn was faster. Where the store
   * fails, the copy that is carried is enough, as long as the carrier is known to bring it back; else this rejects.
   */
  async function keep(
    { callId, turn: takenTurn, carried }: Wanted,
    { storedTurn }: Found,
    { standing, turn }: Moved,
  ): Promise<string | undefined> {
    const text = seal.close(callId, JSON.stringify(saveCall(standing, turn)));
    try {
      if (storedTurn === undefined) count('turns kept by the carrier alone');
      else if (!(await store.save(callId, { turn, text }, storedTurn))) return undefined;
    } catch (error) {
      if (takenTurn > 0 && carried === undefined) throw error;
      log.warn({ err: error, call: callId }, 'a call could not be saved');
      count('turns kept by the carrier alone');
    }
    recent.set(callId, { text, turn, standing });
    return text;
  }

  /** Forgets a call that is over. */
  async function end(callId: string): Promise<void> {
    recent.delete(callId);
    await store.end(callId);
  }
}

const none: Read = { turn: 0 };

function toFault(cause: unknown): Error {
  return new Error('The store of calls cannot be read', { cause });
}
