import type { ReminderCalls } from '../../calls/ports/carrier-calls.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ListedText, TextList } from '../../calls/ports/text-list.ts';
import type { Calendar } from './find-lead.ts';
import type { TextWindow } from './text-window.ts';

const mostOfEvent = 3;
const againMs = 3_600_000;

interface MayCallOptions {
  readonly list: Pick<TextList, 'countCalls' | 'putOff' | 'delay' | 'end'>;
  /** Undefined where no call can be placed. */
  readonly calls: Pick<ReminderCalls, 'call'> | undefined;
  /** Told references, never a number. */
  readonly log: Pick<CallLog, 'info'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Whether somebody may be called now: once a day, and three times about an event. Else it is noted when it may be, or that it ends. */
export function createMayCall({ list, calls, log, clock }: MayCallOptions) {
  return async function mayCall(call: ListedText, { timeZone }: Calendar, window: TextWindow): Promise<boolean> {
    if (!calls) {
      await list.delay(call, clock() + againMs);
      return false;
    }
    const today = Temporal.Instant.fromEpochMilliseconds(clock()).toZonedDateTimeISO(timeZone).startOfDay();
    const { lately, ofEvent } = await list.countCalls(call, today.epochMilliseconds);
    if (ofEvent >= mostOfEvent) {
      await list.end(call, 'failed', { why: 'passing' });
      log.info({ reference: call.reference }, 'a call is not placed: its event was called about three times');
      return false;
    }
    if (lately === 0) return true;
    await list.putOff(call, window.untilMs);
    return false;
  };
}
