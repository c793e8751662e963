import { advance } from '../../dialogue/advance.ts';
import { type Course, followCourse, newCourse } from '../../dialogue/course.ts';
import { standAt, type Standing } from '../../dialogue/standing.ts';
import type { RunEffect } from '../effects/run-effects.ts';
import type { KeptCalls, ReadCall } from '../kept/kept-calls.ts';
import { idleCallMs } from '../patience.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { OwedCall, OwedStore } from '../ports/owed-store.ts';
import { leftToDo, owes } from './left-to-do.ts';

interface Parts {
  readonly owed: OwedStore;
  readonly kept: Pick<KeptCalls, 'recall'>;
  readonly runEffect: RunEffect;
  readonly log: CallLog;
  /** When what could not be done is tried again; the last pause comes again and again. */
  readonly retriesMs: readonly number[];
}

/** What a call has come to once what its caller left is done, and the types of what effects answered to that. */
export interface Paid {
  readonly course: Course;
  readonly results: readonly string[];
}

type NamedCall = Pick<OwedCall, 'callId' | 'line'>;

/** A timer may fire a little before its time by the clock, and would find nothing due. */
const timerSlackMs = 20;
/** Longer than a call is settled at most; meanwhile no other server takes it. */
const settlingMs = 20_000;
/** A call that no server can read any more is given up after a week of hours. */
const mostTriesUnread = 170;

export type OwedCalls = ReturnType<typeof createOwedCalls>;

/** Sees to it that what callers left arrives, though parts of the system fail in any order. */
export function createOwedCalls({ owed: store, kept, runEffect, log, retriesMs }: Parts) {
  return { note, pay, remember, takeUp };

  /** After a turn: from here on a caller who hangs up is owed something, or no longer. Turns between which nothing changed there cost nothing. */
  async function note(
    call: NamedCall,
    before: Standing | undefined,
    { standing, turn, text }: { standing: Standing; turn: number; text: string },
  ) {
    const { callId, line } = call;
    const isOwed = owes(standing);
    if (!isOwed && !(before && owes(before))) return;
    await (isOwed ? keep({ callId, line, text, turn, tries: 0 }, idleCallMs) : settle(callId));
  }

  /** At the end of a call: does what is left to do, or keeps it to be done later. */
  async function pay({ callId, line }: NamedCall, found: ReadCall): Promise<Paid> {
    const { standing, turn, text, course = newCourse } = found;
    if (!standing || text === undefined || !owes(standing)) return { course, results: [] };
    const owed = { callId, line, text, turn, tries: 0 };
    await keep(owed, settlingMs);
    const done = await doWhatIsLeft(owed, standing, turn);
    await (done ? settle(callId) : putOff(owed));
    if (!done) return { course, results: [] };
    return { course: followCourse(course, { ...done, event: 'hung-up' }), results: done.results };
  }

  /** At the end of a call that cannot be looked at now. */
  async function remember({ callId, line }: NamedCall): Promise<void> {
    await putOff({ callId, line, turn: 0, tries: 0 });
  }

  /** Takes up what is due, whichever server left it. */
  async function takeUp(): Promise<void> {
    const due = await store.take(Date.now(), Date.now() + settlingMs);
    await Promise.all(due.map(takeUpOne));
  }

  async function takeUpOne(owed: OwedCall): Promise<void> {
    const { callId, text } = owed;
    const found = await kept.recall(callId, text).catch(() => undefined);
    if (!found) return putOff(owed);
    if (found.text !== undefined && !found.standing) return putOffUnread(owed);
    if (found.standing && !(await doWhatIsLeft(owed, found.standing, found.turn, true))) return putOff(owed);
    if (found.turn === 0) log.warn({ call: callId }, 'a call that ended without its store is known nowhere any more');
    await settle(callId);
  }

  /** Where that leads, and the types of what effects answered; undefined where it cannot be done now. */
  async function doWhatIsLeft({ callId: call, line }: NamedCall, standing: Standing, turn: number, isLate = false) {
    const results: string[] = [];
    const attempt = { call, turn, faults: 0, source: undefined, line };
    let [place, effects] = leftToDo(standing);
    for (let effect = effects[0]; effect; effect = effects[0]) {
      const result = await runEffect(effect, { ...attempt, startedMs: performance.now() });
      if (result.type === 'records-unavailable') return undefined;
      results.push(result.type);
      log.info({ call, effect: effect.type }, 'what a caller left at the end of the call is kept');
      const [next, further] = advance(standing.flow, place, result);
      // A place in the queue is kept at the end of the call or not at all: later it would ring a caller who was called meanwhile.
      [place, effects] = [next, [...effects.slice(1), ...(isLate ? [] : further)]];
    }
    return { ...standAt(standing.flow, place), results };
  }

  async function putOff(owed: OwedCall): Promise<void> {
    const { callId: call, tries } = owed;
    const delayMs = retriesMs[Math.min(tries, retriesMs.length - 1)] ?? 0;
    await keep({ ...owed, tries: tries + 1 }, delayMs);
    setTimeout(() => void takeUp().catch(() => {}), delayMs + timerSlackMs).unref();
    const facts = { call, tries, againInMs: delayMs };
    if (tries < retriesMs.length) log.warn(facts, 'what a caller left cannot be kept yet; it is tried again');
    else log.error(facts, 'what a caller left at the end of the call could not be kept; it is tried again');
  }

  /** Another server may be able to read it: it has another version of the flow, or a secret that this one lacks. */
  async function putOffUnread(owed: OwedCall): Promise<void> {
    if (owed.tries < mostTriesUnread) return putOff(owed);
    log.error({ call: owed.callId }, 'what a caller left cannot be read by any server; it is given up');
    await settle(owed.callId);
  }

  function keep(owed: OwedCall, delayMs: number): Promise<void> {
    return store.keep(owed, Date.now() + delayMs);
  }

  /** What stays by mistake is done again: under its own name, which changes nothing, unless the caller left something else meanwhile. */
  async function settle(callId: string): Promise<void> {
    await store.settle(callId).catch((error: unknown) => {
      log.warn({ err: error, call: callId }, 'what a caller was owed is done and cannot be struck out');
    });
  }
}
