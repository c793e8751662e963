import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { TextList } from '../../calls/ports/text-list.ts';
import { repeatEvery } from '../../process/repeat-every.ts';
import type { TextHold } from './hold-sending.ts';

const lookMs = 5000;
/** New extracts are looked at at once, and consents within this. */
const planMs = 10 * 60_000;
const stopWithinMs = 10_000;

interface WorkOptions {
  readonly list: Pick<TextList, 'isPaused'>;
  readonly source: Pick<ReminderSource, 'findLastExtract'>;
  /** Whether the clock of this machine is far from what the records tell: a reminder may then come on any day. */
  readonly isClockWrong: () => Promise<boolean>;
  readonly sending: TextHold;
  readonly correctReminders: (signal?: AbortSignal) => Promise<number>;
  readonly planReminders: (signal?: AbortSignal) => Promise<number>;
  readonly recoverTexts: () => Promise<void>;
  readonly sendDue: (signal?: AbortSignal) => Promise<void>;
  readonly log: Pick<CallLog, 'info' | 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Reminds people again and again, while no other server does. */
export function createRemindersWork(options: WorkOptions) {
  const { list, source, isClockWrong, sending, log, clock } = options;
  let planned = { extract: -1, atMs: -Infinity };
  let told = false;
  const rounds = repeatEvery({
    everyMs: lookMs,
    work: lookOnce,
    onFailure(error) {
      if (!told) log.warn({ err: error }, 'reminders cannot be looked after now; it is tried again');
      told = true;
    },
    // A text that is handed to the carrier meanwhile is asked after by the next server.
    stopWithinMs,
  });
  return {
    start: rounds.start,
    async stop(): Promise<void> {
      await rounds.stop();
      await sending.release().catch(() => {});
    },
    lookOnce,
  };

  async function lookOnce(signal?: AbortSignal): Promise<void> {
    if (!(await sending.hold()) || (await isClockWrong())) return;
    await plan(signal);
    if (!(await list.isPaused())) {
      // A text that the carrier does not tell of holds up no other.
      const recovered = await Promise.allSettled([options.recoverTexts()]);
      await options.sendDue(signal);
      for (const one of recovered) if (one.status === 'rejected') throw one.reason;
    }
    told = false;
  }

  async function plan(signal: AbortSignal | undefined): Promise<void> {
    const extract = await source.findLastExtract();
    if (extract === planned.extract && clock() - planned.atMs < planMs && clock() >= planned.atMs) return;
    const atMs = clock();
    const corrections = await options.correctReminders(signal);
    const reminders = await options.planReminders(signal);
    if (signal?.aborted) return;
    planned = { extract, atMs };
    if (corrections + reminders > 0) log.info({ corrections, reminders }, 'texts are to go');
  }
}
