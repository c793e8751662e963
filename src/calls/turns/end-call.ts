import { setTimeout as wait } from 'node:timers/promises';
import { react } from '../../dialogue/advance.ts';
import type { Effect } from '../../dialogue/effects.ts';
import type { Flow } from '../../dialogue/flow.ts';
import { restorePlace, SavedCall } from '../../dialogue/saved-call.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { CallStore } from '../ports/call-store.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly calls: Pick<CallStore, 'load' | 'end'>;
  readonly runEffect: RunEffect;
  /** Takes a call out of the line at the desk; never rejects. */
  readonly leaveDesk: (line: string, call: string) => Promise<void>;
  readonly log: CallLog;
  /** When it is tried again while the records cannot be reached. */
  readonly retriesMs?: readonly number[];
}

const minuteMs = 60_000;
const usualRetriesMs = [5000, 20_000, minuteMs, 5 * minuteMs, 15 * minuteMs, 60 * minuteMs];

/** Ends a call: it waits for nobody, what its caller had ready to be sent is sent, since whoever hangs up has finished; then it is forgotten. */
export type EndCall = (ended: { readonly callId: string; readonly line: string }) => Promise<void>;

/** Resolves when the call is forgotten. Where the records cannot be reached, what is left to do is tried again later, for more than an hour. */
export function createEndCall({ flows, calls, runEffect, leaveDesk, log, retriesMs = usualRetriesMs }: Parts): EndCall {
  return async ({ callId, line }) => {
    await leaveDesk(line, callId);
    const { data: call } = SavedCall.safeParse(await calls.load(callId));
    const effects = call ? leftToDo(call) : [];
    await calls.end(callId);
    const attempt = { call: callId, turn: call?.turn ?? 0, faults: 0, source: undefined, line };
    for (const effect of effects) {
      if (!(await isDone(effect, attempt))) void tryAgain(effect, attempt);
    }
  };

  function leftToDo(call: SavedCall): readonly Effect[] {
    const flow = flows.find(({ name }) => name === call.flow);
    const place = flow && restorePlace(flow, call);
    return place?.can({ type: 'hung-up' }) ? react(flow as Flow, place, { type: 'hung-up' })[1] : [];
  }

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
