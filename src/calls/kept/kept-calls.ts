import type { SavedCall } from '../../dialogue/saved-call.ts';
import { turnOf } from '../../dialogue/saved-call.ts';
import type { CallSeal } from './call-seal.ts';
import type { Count } from '../ports/count.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { TurnRequest } from '../turns/turn.ts';

interface Parts {
  readonly calls: CallStore;
  /** Without one, nothing is given to carry. */
  readonly seal?: CallSeal | undefined;
  readonly log: CallLog;
  readonly count: Count;
}

/** A call as it was found: in the store, or in the copy that the carrier brought, whichever is newer. */
export interface Found {
  /** As it was saved; whoever reads it checks it. Undefined where there is none. */
  readonly call: unknown;
  /** The number its next turn must bring, 0 where there is none. */
  readonly turn: number;
  /** The turn that the store knows, undefined where it cannot be reached. */
  readonly storedTurn: number | undefined;
}

/** Keeps calls in the store, and alive without it as long as the carrier brings back what it was given. */
export function createKeptCalls({ calls, seal, log, count }: Parts) {
  return { find, keep, carry };

  /** Rejects where the store cannot be reached and nothing was carried. */
  async function find({ callId, turn, carried }: TurnRequest): Promise<Found> {
    const stored = await load(callId);
    const storedTurn = turnOf(stored.call);
    const found = { call: stored.call, turn: storedTurn, storedTurn: stored.fault ? undefined : storedTurn };
    if (!stored.fault && storedTurn >= turn) return found;
    const copy = carried === undefined ? undefined : open(callId, carried);
    if (turnOf(copy) > storedTurn) return { ...found, call: copy, turn: turnOf(copy) };
    if (stored.fault && turn > 0) throw stored.fault;
    return found;
  }

  async function load(callId: string): Promise<{ readonly call?: unknown; readonly fault?: Error }> {
    try {
      return { call: await calls.load(callId) };
    } catch (cause) {
      return { fault: new Error('The store of calls cannot be read', { cause }) };
    }
  }

  /** A copy that does not open is none: its key is gone, or it is another call's. */
  function open(callId: string, carried: string): unknown {
    try {
      return seal?.open(callId, carried);
    } catch (error) {
      log.warn({ err: error, call: callId }, 'the carried copy of a call does not open');
      return undefined;
    }
  }

  /**
   * Keeps the call in place of what was found. False where another turn was faster. Where the store fails, the copy that is carried is
   * enough, as long as the carrier is known to bring it back; else this rejects.
   */
  async function keep(
    { callId, turn, carried }: TurnRequest,
    { storedTurn }: Found,
    call: SavedCall,
  ): Promise<boolean> {
    try {
      if (storedTurn !== undefined) return await calls.save(callId, call, storedTurn);
    } catch (error) {
      if (!seal || (turn > 0 && carried === undefined)) throw error;
      log.warn({ err: error, call: callId }, 'a call could not be saved');
    }
    count('turns kept by the carrier alone');
    return true;
  }

  /** What the carrier shall bring back. */
  function carry(callId: string, call: SavedCall): { carried?: string } {
    return seal ? { carried: seal.close(callId, call) } : {};
  }
}
