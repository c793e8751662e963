import type { CallLog } from '../calls/ports/call-log.ts';
import type { Measure } from '../calls/ports/measure.ts';

/** Ends that are remembered, so that each is told once. */
const mostEnds = 2000;

/**
 * Tells several observers the same. Of a call that has ended nothing more is told: its status may come twice, and a call that failed has
 * ended before it does. An observer that throws is logged, and stops nobody.
 */
export function tellAll(observers: readonly Measure[], log: Pick<CallLog, 'error'>): Measure {
  const ended = new Set<string>();

  function tell(what: (observer: Measure) => void): void {
    for (const observer of observers) {
      try {
        what(observer);
      } catch (error) {
        log.error({ err: error }, 'what a call came to could not be counted');
      }
    }
  }

  return {
    turnTaken: (taken) => tell((observer) => observer.turnTaken(taken)),
    callEnded(call) {
      if (ended.has(call.call)) return;
      ended.add(call.call);
      if (ended.size > mostEnds) ended.delete(ended.values().next().value ?? '');
      tell((observer) => observer.callEnded(call));
    },
    callbackSettled: (settled) => tell((observer) => observer.callbackSettled(settled)),
    textTaken: (text) => tell((observer) => observer.textTaken(text)),
  };
}
