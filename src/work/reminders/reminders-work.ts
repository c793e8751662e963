import type { CallLog } from '../../calls/ports/call-log.ts';
import type { ReminderSource } from '../../calls/ports/reminder-source.ts';
import type { TextList } from '../../calls/ports/text-list.ts';
import { repeatEvery } from '../../process/repeat-every.ts';
import type { TextHold } from './hold-sending.ts';

const lookMs = 5000;
/** New extracts are looked at at once, and consents within this. */
const planMs = 10 * 60_000;
/** Where there are no extracts, an agency is asked for all its people each time. */
const askMs = 60 * 60_000;
/** An agency that is away is left alone for a while; what is due is sent meanwhile. */
const againMs = 60_000;
const stopWithinMs = 10_000;

interface WorkOptions {
  readonly list: Pick<TextList, 'isPaused'>;
  readonly source: Pick<ReminderSource, 'findLastExtract'>;
  /** Whether anybody may be reminded now. */
  readonly mayRemind: () => Promise<boolean>;
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
  const { list, source, mayRemind, sending, log, clock } = options;
  let planned: { readonly extract: number | undefined; readonly atMs: number; readonly everyMs: number } | undefined;
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
    if (!(await mayRemind()) || !(await sending.hold())) return;
    // What cannot be planned now, or a text that the carrier does not tell of, holds up no other.
    const tried: PromiseSettledResult<boolean>[] = await Promise.allSettled([plan(signal)]);
    if (!(await list.isPaused())) {
      tried.push(...(await Promise.allSettled([options.recoverTexts().then(() => true)])));
      await options.sendDue(signal);
    }
    for (const one of tried) if (one.status === 'rejected') throw one.reason;
    if (tried.every((one) => one.status === 'fulfilled' && one.value)) told = false;
  }

  /** False where the last plan failed a moment ago. */
  async function plan(signal: AbortSignal | undefined): Promise<boolean> {
    const extract = await source.findLastExtract();
    const atMs = clock();
    if (planned && extract === planned.extract && atMs - planned.atMs < planned.everyMs && atMs >= planned.atMs)
      return planned.everyMs !== againMs;
    planned = { extract, atMs, everyMs: againMs };
    const corrections = await options.correctReminders(signal);
    const reminders = await options.planReminders(signal);
    planned = signal?.aborted ? undefined : { extract, atMs, everyMs: extract === undefined ? askMs : planMs };
    if (corrections + reminders > 0) log.info({ corrections, reminders }, 'texts are to go');
    return true;
  }
}
