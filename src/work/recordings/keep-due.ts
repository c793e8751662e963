import type { CallLog } from '../../calls/ports/call-log.ts';
import type { CarrierRecordings, ClaimedRecording, RecordingList, WhyGivenUp } from '../../calls/ports/recordings.ts';
import type { SealedVoices } from './sealed-voices.ts';
import { doubledWait } from '../doubled-wait.ts';

/** Longer than a recording takes to be fetched, kept and deleted: a server that dies leaves it to another one then. */
const leaseMs = 5 * 60_000;
const pauseMs = { firstMs: 5000, longestMs: 3_600_000 } as const;
/** The carrier has a recording within minutes. One that it does not know after a day does not come. */
const patienceMs = 24 * 3_600_000;

interface KeepOptions {
  readonly list: RecordingList;
  readonly carrier: CarrierRecordings;
  readonly voices: SealedVoices;
  /** Told references of requests, never a recording or a call. */
  readonly log: Pick<CallLog, 'info' | 'warn' | 'error'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/**
 * Does what is to be done about recordings, one after the other, until nothing is due or `signal` is aborted. Each step may be the last one
 * of this process: what is sealed and kept is not fetched again, and is deleted at the carrier only then.
 */
export function createKeepDue({ list, carrier, voices, log, clock }: KeepOptions) {
  return async function keepDue(takesUnowned: boolean, signal?: AbortSignal): Promise<void> {
    for (;;) {
      const claimed = signal?.aborted ? undefined : await list.claim(clock() + leaseMs, takesUnowned);
      if (!claimed) return;
      await goOn(claimed).catch((error: unknown) => putOff(claimed, error));
    }
  };

  async function goOn(claimed: ClaimedRecording): Promise<void> {
    if (claimed.stage === 'unwanted') return remove(claimed);
    if (claimed.stage === 'due' && !(await keep(claimed))) return;
    await carrier.remove(claimed.address);
    await list.markDeleted(claimed.recording);
    log.info({ reference: claimed.reference }, 'a recording is kept here and deleted at the carrier');
  }

  /** Whether it is kept. One that was kept before this process knew of it is not fetched again. */
  async function keep(claimed: ClaimedRecording): Promise<boolean> {
    const { recording, address } = claimed;
    if ((await voices.open(recording).catch(() => undefined)) === undefined) {
      const fetched = await carrier.fetch(address);
      if (fetched.outcome === 'unfit') return giveUp(claimed, fetched.why);
      if (fetched.outcome === 'not-ready') return awaitLonger(claimed);
      await voices.keep(recording, fetched.audio);
    }
    await list.markKept(recording);
    // A request that went meanwhile takes its recording along.
    return (await list.find(recording))?.stage === 'kept';
  }

  async function awaitLonger(claimed: ClaimedRecording): Promise<false> {
    if (clock() - claimed.notedAtMs > patienceMs) return giveUp(claimed, 'missing');
    await list.putOff(claimed.recording, clock() + pauseAfter(claimed.tries));
    return false;
  }

  async function giveUp({ recording, reference }: ClaimedRecording, why: WhyGivenUp): Promise<false> {
    await list.giveUp(recording, why);
    log.error({ reference, why }, 'a recording cannot be fetched and stays with the carrier, if it is there');
    return false;
  }

  async function remove({ recording, address }: ClaimedRecording): Promise<void> {
    await voices.remove(recording);
    await carrier.remove(address);
    await list.strikeOut(recording);
    log.info({}, 'a recording that belongs to no request is deleted at the carrier');
  }

  async function putOff({ recording, reference, stage, tries }: ClaimedRecording, error: unknown): Promise<void> {
    const againInMs = pauseAfter(tries);
    const facts = { failure: describeFailure(error), reference, stage, tries, againInMs };
    log.warn(facts, 'a recording has to wait; it is tried again');
    await list.putOff(recording, clock() + againInMs);
  }
}

/** Without the path of a file or an address, which name the recording. */
function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}

function pauseAfter(tries: number): number {
  return doubledWait(tries - 1, pauseMs);
}
