import type { KeyObject } from 'node:crypto';
import type { Flow } from '../dialogue/flow.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { createAnswerInTime } from './answer-in-time.ts';
import { auditEffects } from './audit-effects.ts';
import type { CallSeal } from './call-seal.ts';
import { createChangeLine } from './desk/change-line.ts';
import type { Count } from './count.ts';
import { createCallbacks } from './desk/create-callbacks.ts';
import { createDeskKeeper, type DeskKeeper } from './desk/create-desk-keeper.ts';
import { createDrain } from './create-drain.ts';
import { createEndCall } from './end-call.ts';
import { introduceCaller } from './desk/introduce-caller.ts';
import type { Line } from './lines.ts';
import type { CallLog } from './log.ts';
import type { AuditTrail, CallStore, DeskStore, OutgoingCalls, Records, SharedSets } from './ports.ts';
import { createRunEffect, type RunEffect } from './run-effects.ts';
import { createTakeTurn } from './take-turn.ts';
import { createSourceWatch } from './watch-sources.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly records: Records;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  readonly trail: AuditTrail;
  readonly calls: CallStore;
  readonly desks: DeskStore;
  /** Places calls, where that can be done: then whoever waits may be called back. */
  readonly outgoing?: OutgoingCalls | undefined;
  /** Where the carrier reaches this server. */
  readonly publicUrl?: () => string;
  /** Calls that end with this process. Left out where other instances go on with them. */
  readonly own?: (Pick<CallStore, 'end'> & { going(): number }) | undefined;
  readonly seal: CallSeal;
  /** What it takes to watch who tries many IDs: where they are counted, and what makes the numbers that call unreadable. */
  readonly sources?: { readonly sets: SharedSets; readonly key: KeyObject };
  readonly log: CallLog;
  readonly count?: Count;
  readonly now?: () => Temporal.Instant;
  /** Stands between the dialogue and the world. */
  readonly around?: ((runEffect: RunEffect) => RunEffect) | undefined;
  readonly times?: Times;
}

/** Other patience than usual: of the effects of a turn, of a caller who waits, between two looks at the store, and after a call. */
interface Times {
  readonly effectsMs?: number | undefined;
  readonly patienceMs?: { readonly first: number; readonly later: number } | undefined;
  readonly pollMs?: number | undefined;
  readonly retriesMs?: readonly number[] | undefined;
}

/** All that holds calls, put together: what takes a turn, what ends a call, and what stops taking part. */
export function holdCalls(parts: Parts) {
  const { flows, lines, calls, desks, prompts, seal, log, own, around = (runEffect) => runEffect, times = {} } = parts;
  const { count = () => {}, now = Temporal.Now.instant } = parts;
  const { outgoing, publicUrl = () => '', records, trail } = parts;
  const change = createChangeLine(desks, now);
  const desk = createDeskKeeper({ lines, change, callsBack: outgoing !== undefined, log, count, now });
  const calling = { lines, change, records, trail, log, count, now, publicUrl };
  const callbacks = outgoing && createCallbacks({ ...calling, outgoing });
  const runEffect = around(openWorld(parts, desk));
  const taking = createTakeTurn({ flows, calls, prompts, runEffect, seal, log, count, now });
  const { patienceMs, pollMs, retriesMs } = times;
  const inTime = { ...(patienceMs && { patienceMs }), ...(pollMs !== undefined && { pollMs }) };
  const { takeTurn: answered, settled } = createAnswerInTime({ takeTurn: taking, count, now, ...inTime });
  const { takeTurn, drain, isDraining } = createDrain({ takeTurn: answered, settled, own, now });
  const endCall = createEndCall({
    flows,
    calls,
    runEffect,
    leaveDesk: desk.release,
    log,
    ...(retriesMs && { retriesMs }),
  });
  const introduce = introduceCaller({ flows, calls, log });
  return { takeTurn, endCall, introduce, callbacks, settled, drain, isDraining };
}

/** Effects, carried out and noted. */
function openWorld(parts: Parts, desk: DeskKeeper) {
  const { records, emailsAtOnce, trail, prompts, sources, log, count = () => {}, now, times } = parts;
  const watchSource = sources && createSourceWatch({ ...sources, log, count });
  const deadline = times?.effectsMs === undefined ? {} : { deadlineMs: times.effectsMs };
  const watching = { ...(watchSource && { watchSource }), ...(now && { now }), ...deadline };
  const runEffect = createRunEffect({ records, emailsAtOnce, prompts, desk, log, ...watching });
  return auditEffects({ runEffect, trail, log });
}
