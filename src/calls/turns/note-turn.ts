import type { Effect, EffectResult } from '../../dialogue/effects.ts';
import type { Times } from '../../dialogue/saved-call.ts';
import type { Standing } from '../../dialogue/standing.ts';
import { nameState } from '../../dialogue/name-state.ts';
import type { Attempt, RunEffect } from '../effects/run-effects.ts';
import type { ReadCall } from '../kept/kept-calls.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { EffectDone, Measure } from '../ports/measure.ts';
import type { TurnAnswer, TurnRequest } from './turn.ts';

/** Runs an effect, and notes how it went. */
export async function runMeasured(
  runEffect: RunEffect,
  effect: Effect,
  attempt: Attempt,
  done: EffectDone[],
): Promise<EffectResult> {
  const startedMs = performance.now();
  const result = await runEffect(effect, attempt);
  done.push({ effect: effect.type, result: kindOf(result), startedMs, ms: performance.now() - startedMs });
  return result;
}

/** A refusal that locks is told as the lock that it is. */
function kindOf(result: EffectResult): string {
  return 'locks' in result && result.locks ? 'sign-in-locked' : result.type;
}

interface Noted {
  readonly standing: Standing;
  readonly turn: number;
  readonly event: string;
  readonly effects: readonly EffectDone[];
  readonly startedMs: number;
  readonly times: Times;
}

/** Tells of a turn that was taken and saved. */
export function noteTurn(
  { measure, log }: { readonly measure: Measure; readonly log: CallLog },
  { callId: call, line }: TurnRequest,
  before: Standing | undefined,
  { standing, turn, event, effects, startedMs, times }: Noted,
): void {
  const { language, pace } = standing.output;
  const [from, to] = [before ? nameState(before.place.value) : '', nameState(standing.place.value)];
  log.debug({ call, turn, event, from, to }, 'turn taken');
  measure.turnTaken({
    call,
    line: line.name,
    channel: line.channel,
    language,
    pace,
    begunMs: times.begunMs,
    turn,
    from,
    event,
    to,
    effects,
    ms: performance.now() - startedMs,
  });
}

interface Clocks {
  /** By `performance.now()`. */
  readonly startedMs: number;
  /** Milliseconds of the epoch. */
  readonly nowMs: number;
}

/** Tells of a turn that failed: nothing has moved, and the call is over where no question is asked again. */
export function noteFault(
  measure: Measure,
  { callId: call, line, turn }: TurnRequest,
  found: ReadCall | undefined,
  { output: { language, pace, next } }: TurnAnswer,
  { startedMs, nowMs }: Clocks,
): void {
  const state = found?.standing ? nameState(found.standing.place.value) : '';
  const { name, channel } = line;
  const ofCall = { call, line: name, channel, language, pace, begunMs: found?.times?.begunMs ?? nowMs, turn };
  const ms = performance.now() - startedMs;
  measure.turnTaken({ ...ofCall, from: state, event: 'fault', to: state, effects: [], ms });
  if (next.kind !== 'ask') measure.callEnded({ ...ofCall, state, end: 'fault' });
}
