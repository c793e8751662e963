import type { CallLog } from '../calls/ports/call-log.ts';
import type { Measure } from '../calls/ports/measure.ts';

/** Logs one line for each call, as it ends. */
export function logEnds(log: Pick<CallLog, 'info'>, now: () => Temporal.Instant): Measure {
  return {
    turnTaken() {},
    callEnded({ call, line, channel, language, begunMs, state, end }) {
      const seconds = Math.round((now().epochMilliseconds - begunMs) / 1000);
      log.info({ call, line, channel, language, seconds, state, end }, 'call ended');
    },
    callbackSettled() {},
    textTaken() {},
  };
}
