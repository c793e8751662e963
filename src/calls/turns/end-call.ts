import { nameEnd, newCourse } from '../../dialogue/course.ts';
import { nameState } from '../../dialogue/name-state.ts';
import { findLineByName, type Lines } from '../../lines/lines.ts';
import type { KeptCalls, ReadCall } from '../kept/kept-calls.ts';
import type { OwedCalls, Paid } from '../owed/owed-calls.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Measure } from '../ports/measure.ts';
import type { Queue } from '../queue/queue.ts';

interface Parts {
  readonly kept: KeptCalls;
  readonly owedCalls: OwedCalls;
  readonly queue: Pick<Queue, 'leave'>;
  readonly lines: Lines;
  readonly log: CallLog;
  readonly measure: Measure;
}

interface EndedCall {
  readonly callId: string;
  /** The line's name; '' where it is not known. */
  readonly line: string;
  /** The copy of the call that the carrier brings. */
  readonly carried?: string;
}

const nothingPaid: Paid = { course: newCourse, results: [] };

/** Ends a call: what its caller was leaving is left, the call leaves the queue, unless it keeps its place there, and is forgotten. */
export type EndCall = (ended: EndedCall) => Promise<void>;

/**
 * Resolves when what the caller left is with the agency, or is kept to be brought there. Where neither the call nor the records can be
 * reached, that is done later, by this server or another one.
 */
export function createEndCall({ kept, owedCalls, queue, lines, log, measure }: Parts): EndCall {
  return async ({ callId, line, carried }) => {
    const found = await kept.recall(callId, carried).catch(noteFault);
    const owed = found
      ? owedCalls.pay({ callId, line }, found)
      : owedCalls.remember({ callId, line }).then(() => nothingPaid);
    // Both wait for the same records where these are busy; one after the other they would outlast the carrier's patience.
    let paid: Paid = nothingPaid;
    try {
      [paid] = await Promise.all([owed, kept.end(callId).catch(noteFault)]);
    } finally {
      await queue.leave(line, callId);
    }
    if (found) noteEnd({ measure, lines }, { callId, line }, { ...found, ...paid });

    function noteFault(error: unknown): undefined {
      log.warn({ err: error, call: callId }, 'the store of calls cannot be reached at the end of a call');
    }
  };
}

/** Tells how a call has ended, once: of a call that is over already, or was never saved, it has been told. */
function noteEnd(
  { measure, lines }: Pick<Parts, 'measure' | 'lines'>,
  { callId: call, line }: Pick<EndedCall, 'callId' | 'line'>,
  { standing, times, course, turn, over, results }: ReadCall & Paid,
): void {
  const channel = findLineByName(lines, line)?.channel;
  if (!standing || !times || !channel || over) return;
  const { flow, place, output } = standing;
  const { language, pace } = output;
  const ofCall = { call, line, channel, language, pace, begunMs: times.begunMs, turn };
  const state = nameState(place.value);
  measure.callEnded({
    ...ofCall,
    state,
    end: nameEnd(course, output),
    results,
    participant: flow.whoIs?.(place.context),
  });
}
