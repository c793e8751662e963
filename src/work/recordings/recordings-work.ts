import type { CallLog } from '../../calls/ports/call-log.ts';
import type { RecordingList } from '../../calls/ports/recordings.ts';
import { repeatEvery } from '../../process/repeat-every.ts';

const lookMs = 5000;
/** Looking for requests that are gone reads all recordings that are kept. */
const releaseMs = 60_000;
/** Requests that waited for the records are left within minutes once these are back: until then nobody knows what is nobody's. */
const calmMs = 15 * 60_000;
const stopWithinMs = 5000;

interface WorkOptions {
  readonly list: Pick<RecordingList, 'releaseOrphans'>;
  /** Whether the clock of this machine is far from what the records tell: then nothing may go for its age. */
  readonly isClockWrong: () => Promise<boolean>;
  readonly keepDue: (takesUnowned: boolean, signal?: AbortSignal) => Promise<void>;
  readonly sweepRecordings: () => Promise<void>;
  readonly log: Pick<CallLog, 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** Looks after recordings again and again. What nobody owns is removed only after the records were within reach for a while. */
export function createRecordingsWork({ list, isClockWrong, keepDue, sweepRecordings, log, clock }: WorkOptions) {
  let wellSinceMs: number | undefined;
  let releasedMs = -Infinity;
  let told = false;
  const rounds = repeatEvery({
    everyMs: lookMs,
    work: lookOnce,
    onFailure(error) {
      if (!told) log.warn({ err: error }, 'recordings cannot be looked after now; it is tried again');
      told = true;
    },
    // The lease of a recording that takes longer runs out, and it is taken up again.
    stopWithinMs,
  });
  return { ...rounds, lookOnce };

  async function lookOnce(signal?: AbortSignal): Promise<void> {
    try {
      wellSinceMs ??= clock();
      if (clock() - releasedMs >= releaseMs) await release();
      const mayAge = clock() - wellSinceMs >= calmMs && !(await isClockWrong());
      await keepDue(mayAge, signal);
      if (mayAge) await sweepRecordings();
      told = false;
    } catch (error) {
      wellSinceMs = undefined;
      throw error;
    }
  }

  async function release(): Promise<void> {
    await list.releaseOrphans();
    releasedMs = clock();
  }
}
