import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CarrierRecordings, ListedRecording, RecordingList } from '../../calls/ports/recordings.ts';

/** A call in progress has four hours at most; what its caller left may wait for records that are away. */
const sparedMs = 24 * 3_600_000;

interface SweepOptions {
  readonly list: RecordingList;
  readonly carrier: CarrierRecordings;
  /** Whether a number (E.164) is one of the agency's lines. */
  readonly isOurNumber: (number: string) => boolean;
  readonly log: Pick<CallLog, 'info'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/**
 * Once a day, finds messages at the carrier that nobody knows of, and notes that they go. It takes only what is surely ours: a message, not
 * a recorded call, in a call that is known here or that dialled a number of our lines. All else in the account stays.
 */
export function createSweepRecordings({ list, carrier, isOurNumber, log, clock }: SweepOptions) {
  return async function sweepRecordings(): Promise<void> {
    const sweep = await list.claimSweep();
    if (!sweep) return;
    try {
      let found = 0;
      for await (const listed of carrier.list(sweep.fromMs, clock() - sparedMs)) {
        if (listed.isMessage && (await isUnknownAndOurs(listed)) && (await list.discard(listed))) found += 1;
      }
      log.info({ found }, 'the recordings at the carrier are looked through');
    } catch (error) {
      await sweep.giveBack();
      throw error;
    }
  };

  async function isUnknownAndOurs({ recording, call }: ListedRecording): Promise<boolean> {
    if (await list.find(recording)) return false;
    if (await list.knowsCall(call)) return true;
    const dialled = await carrier.findDialled(call);
    return dialled !== undefined && isOurNumber(dialled);
  }
}
