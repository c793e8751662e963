import type { Flow } from '../../dialogue/flow.ts';
import type { Course } from '../../dialogue/course.ts';
import {
  courseOf,
  restoreStanding,
  SavedCall,
  saveCall,
  timesOf,
  turnOf,
  type Times,
} from '../../dialogue/saved-call.ts';
import type { Standing } from '../../dialogue/standing.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore, KeptCall } from '../ports/call-store.ts';
import type { Count } from '../ports/count.ts';
import type { EndedCalls } from '../ports/ended-calls.ts';
import { usualPatience } from '../patience.ts';
import { within } from '../within.ts';
import { createCallAge } from './call-age.ts';
import type { CallSeal } from './call-seal.ts';
import { createRecentStandings, type Written } from './recent-standings.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: CallStore;
  readonly ended: EndedCalls;
  readonly seal: CallSeal;
  readonly log: CallLog;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
  /** How long a call may go on; left out, as long as one on a telephone. */
  readonly life?: { readonly idleMs: number; readonly longestMs: number };
}

/** Which call is looked for; `turn` and `carried` as its next turn brings them, `turn` 0 where none does. */
interface Wanted {
  readonly callId: string;
  readonly turn: number;
  readonly carried?: string;
}

/** A call as its text says. One that cannot be read any more has no standing. */
export interface ReadCall {
  /** The number its next turn must bring, 0 where there is no call. */
  readonly turn: number;
  readonly standing?: Standing;
  readonly times?: Times | undefined;
  readonly course?: Course;
  /** The text, which the carrier is given to bring back. */
  readonly text?: string;
  /** What is left of a call that cannot be read any more. */
  readonly lost?: unknown;
  /** Whether the call has ended: nothing is told any more. */
  readonly over?: true;
}

/** A call as it was found: in the store, or in the copy that the carrier brought, whichever is newer. */
export interface Found extends ReadCall {
  /** The turn that the store knows, undefined where it cannot be reached. */
  readonly storedTurn: number | undefined;
  /** Whether it was found in the copy that the carrier brought. */
  readonly brought?: true;
}

/** Where a call has come to, and the number that its next turn must bring. */
export interface Moved {
  readonly standing: Standing;
  readonly turn: number;
  readonly course: Course;
}

export type KeptCalls = ReturnType<typeof createKeptCalls>;

/** Calls in the store, and alive without it as long as the carrier brings back what it was given. */
export function createKeptCalls({ flows, calls: store, ended, seal, log, count, now, life }: Parts) {
  const recent = createRecentStandings();
  const age = createCallAge(now, life);
  return { find, recall, keep, end };

  /** Rejects where the store cannot be reached and nothing was carried. */
  async function find({ callId, turn, carried }: Wanted): Promise<Found> {
    const stored = await store.load(callId).catch(toFault);
    if (stored instanceof Error) return findCarried(callId, turn, carried, stored);
    const storedTurn = stored?.turn ?? 0;
    if (stored?.over) return { ...readStored(callId, stored), storedTurn, over: true };
    const copy = storedTurn < turn && carried !== undefined ? read(callId, carried) : none;
    if (copy.turn > storedTurn) return bring(callId, copy, storedTurn);
    return { ...whileYoung(callId, readStored(callId, stored)), storedTurn };
  }

  async function findCarried(callId: string, turn: number, carried: string | undefined, fault: Error): Promise<Found> {
    const copy = carried === undefined ? none : read(callId, carried);
    if (copy.turn > 0) return bring(callId, copy, undefined);
    if (turn > 0) throw fault;
    return { ...none, storedTurn: undefined };
  }

  /**
   * What a call that is over had come to, however long ago: in the store, or in a text that was kept of it, whichever is newer. Rejects where
   * the store cannot be reached and there is no text.
   */
  async function recall(callId: string, text: string | undefined): Promise<ReadCall> {
    const copy = text === undefined ? none : read(callId, text);
    const stored = await store.load(callId).catch(toFault);
    if (!(stored instanceof Error)) {
      const newest = copy.turn > (stored?.turn ?? 0) ? copy : readStored(callId, stored);
      return { ...newest, ...(stored?.over && { over: true }) };
    }
    if (copy.turn === 0) throw stored;
    return copy;
  }

  /** A copy that the store does not know may be of a call that has ended, or may have been kept by somebody for too long. */
  async function bring(callId: string, copy: ReadCall, storedTurn: number | undefined): Promise<Found> {
    const over = await hasEnded(callId);
    const young = age.mayBeBrought(copy.times) ? whileYoung(callId, copy) : forget(callId, copy);
    return { ...young, storedTurn, brought: true, ...(over && { over }) };
  }

  /** Where nobody can say, the call goes on: times and PIN are judged all the same. */
  async function hasEnded(callId: string): Promise<boolean> {
    try {
      return await within(usualPatience.storeCommandMs, ended.has(callId));
    } catch (error) {
      log.warn({ err: error, call: callId }, 'whether a call is over could not be found out; it goes on');
      return false;
    }
  }

  function whileYoung(callId: string, call: ReadCall): ReadCall {
    return call.times && age.isOver(call.times) ? forget(callId, call) : call;
  }

  /** Of a call that is too old only the turn counts. */
  function forget(callId: string, { turn, text }: ReadCall): ReadCall {
    log.warn(
      { call: callId },
      'a kept call is too old; it goes on as one whose place was lost, and nobody is signed in',
    );
    return { turn, ...(text !== undefined && { text }) };
  }

  function readStored(callId: string, stored: KeptCall | undefined): ReadCall {
    return stored && stored.turn > 0 ? { ...read(callId, stored.text), turn: stored.turn } : none;
  }

  /** A text that this server wrote need not be opened, checked and restored again. */
  function read(callId: string, text: string): ReadCall {
    const written = recent.get(callId);
    if (written?.text === text) return written;
    const saved = open(callId, text);
    const { data: call } = SavedCall.safeParse(saved);
    const flow = flows.find(({ name }) => name === call?.flow);
    const standing = call && flow && restoreStanding(flow, call);
    const kept = { turn: turnOf(saved), times: timesOf(saved), course: courseOf(saved) };
    return { text, ...kept, ...(standing ? { standing } : { lost: saved }) };
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
   * Keeps a call in place of what was found, and gives what it is kept as; undefined where another turn was faster. Where the store
   * fails, the copy that is carried is enough, as long as the carrier is known to bring it back; else this rejects.
   */
  async function keep(
    { callId, turn: takenTurn, carried }: Wanted,
    { storedTurn, standing: before, times: known }: Found,
    { standing, turn, course }: Moved,
  ): Promise<Written | undefined> {
    const times = age.goOn(before ? known : undefined);
    const text = seal.close(callId, JSON.stringify(saveCall(standing, turn, { times, course })));
    try {
      if (storedTurn === undefined) count('turns kept by the carrier alone');
      else if (!(await store.save(callId, { turn, text }, storedTurn))) return undefined;
    } catch (error) {
      if (takenTurn > 0 && carried === undefined) throw error;
      log.warn({ err: error, call: callId }, 'a call could not be saved');
      count('turns kept by the carrier alone');
    }
    const written = { text, turn, standing, times, course };
    recent.set(callId, written);
    return written;
  }

  /** Remembers that a call is over. */
  async function end(callId: string): Promise<void> {
    recent.delete(callId);
    const noting = ended
      .add(callId)
      .catch((error: unknown) => log.warn({ err: error, call: callId }, 'the end of a call could not be noted'));
    await Promise.all([noting, store.end(callId)]);
  }
}

const none: ReadCall = { turn: 0 };

function toFault(cause: unknown): Error {
  return new Error('The store of calls cannot be read', { cause });
}
