import type { KeyObject } from 'node:crypto';
import type { Flow } from '../dialogue/flow.ts';
import type { Prompts } from '../prompts/prompts.ts';
import { createAnswerInTime } from './turns/answer-in-time.ts';
import { auditEffects } from './effects/audit-effects.ts';
import type { CallSeal } from './kept/call-seal.ts';
import { createUpdateQueue } from './queue/update-queue.ts';
import type { Count } from './ports/count.ts';
import { createCallbacks } from './queue/callbacks.ts';
import { createQueue, type Queue } from './queue/queue.ts';
import { passOnWhileStopping } from './turns/pass-on-while-stopping.ts';
import { createEndCall } from './turns/end-call.ts';
import { introduceCaller } from './queue/introduce-caller.ts';
import type { Line } from '../lines/line.ts';
import type { CallLog } from './ports/call-log.ts';
import type { AuditTrail } from './ports/audit-trail.ts';
import type { CallStore } from './ports/call-store.ts';
import type { QueueStore } from './ports/queue-store.ts';
import type { OutgoingCalls } from './ports/carrier-calls.ts';
import type { Records } from './ports/records.ts';
import type { SharedSets } from './ports/shared-sets.ts';
import { createRunEffect, type RunEffect } from './effects/run-effects.ts';
import { createTakeTurn } from './turns/take-turn.ts';
import { createManyIdsAlarm } from './effects/many-ids-alarm.ts';

interface Parts {
  readonly flows: readonly Flow[];
  readonly lines: readonly Line[];
  readonly prompts: Prompts;
  readonly records: Records;
  /** Whether e-mails leave by themselves; else a person sends them. */
  readonly emailsAtOnce: boolean;
  readonly trail: AuditTrail;
  readonly calls: CallStore;
  readonly desks: QueueStore;
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
export function createCalls(parts: Parts) {
  const { flows, lines, calls, desks, prompts, seal, log, own, around = (runEffect) => runEffect, times = {} } = parts;
  const { count = () => {}, now = Temporal.Now.instant } = parts;
  const { outgoing, publicUrl = () => '', records, trail } = parts;
  const change = createUpdateQueue(desks, now);
  const desk = createQueue({ lines, change, callsBack: outgoing !== undefined, log, count, now });
  const calling = { lines, change, records, trail, log, count, now, publicUrl };
  const callbacks = outgoing && createCallbacks({ ...calling, outgoing });
  const runEffect = around(openWorld(parts, desk));
  const taking = createTakeTurn({ flows, calls, prompts, runEffect, seal, log, count, now });
  const { patienceMs, pollMs, retriesMs } = times;
  const inTime = { ...(patienceMs && { patienceMs }), ...(pollMs !== undefined && { pollMs }) };
  const { takeTurn: answered, settled } = createAnswerInTime({ takeTurn: taking, count, now, ...inTime });
  const { takeTurn, drain, isDraining } = passOnWhileStopping({ takeTurn: answered, settled, own, now });
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
function openWorld(parts: Parts, desk: Queue) {
  const { records, emailsAtOnce, trail, prompts, sources, log, count = () => {}, now, times } = parts;
  const watchSource = sources && createManyIdsAlarm({ ...sources, log, count });
  const deadline = times?.effectsMs === undefined ? {} : { deadlineMs: times.effectsMs };
  const watching = { ...(watchSource && { watchSource }), ...(now && { now }), ...deadline };
  const runEffect = createRunEffect({ records, emailsAtOnce, prompts, desk, log, ...watching });
  return auditEffects({ runEffect, trail, log });
}
