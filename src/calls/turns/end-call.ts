import { setTimeout as wait } from 'node:timers/promises';
import { react } from '../../dialogue/advance.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { Standing } from '../../dialogue/standing.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { KeptCalls } from '../kept/kept-calls.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Queue } from '../queue/queue.ts';

interface Parts {
  readonly kept: KeptCalls;
  readonly queue: Pick<Queue, 'leave'>;
  readonly runEffect: RunEffect;
  readonly log: CallLog;
  /** When what could not be done is tried again. */
  readonly retriesMs: readonly number[];
}

/** Ends a call: it leaves the queue, a message that its caller had not sent yet is sent, and the call is forgotten. */
export type EndCall = (ended: { readonly callId: string; readonly line: string }) => Promise<void>;

/** Resolves when the call is forgotten. Where the records cannot be reached, what is left to do is tried again later, for more than an hour. */
export function createEndCall({ kept, queue, runEffect, log, retriesMs }: Parts): EndCall {
  return async ({ callId, line }) => {
    await queue.leave(line, callId);
    const { standing, turn } = await kept.find({ callId, turn: 0 });
    await kept.end(callId);
    const attempt = { call: callId, turn, faults: 0, source: undefined, line };
    for (const effect of standing ? leftToDo(standing) : []) {
      if (!(await isDone(effect, attempt))) void tryAgain(effect, attempt);
    }
  };

  async function isDone(effect: Effect, attempt: Omit<Attempt, 'startedMs'>): Promise<boolean> {
    const { type } = await runEffect(effect, { ...attempt, startedMs: performance.now() });
    return type !== 'records-unavailable';
  }

  async function tryAgain(effect: Effect, attempt: Omit<Attempt, 'startedMs'>): Promise<void> {
    for (const delayMs of retriesMs) {
      await wait(delayMs, undefined, { ref: false });
      if (await isDone(effect, attempt)) return;
    }
    log.error(
      { call: attempt.call, effect: effect.type },
      'what a caller left at the end of the call could not be kept',
    );
  }
}

function leftToDo({ flow, place }: Standing): readonly Effect[] {
  return place.can({ type: 'hung-up' }) ? react(flow, place, { type: 'hung-up' })[1] : [];
}
