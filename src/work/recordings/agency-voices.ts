import { unlessLate } from '../../calls/within.ts';
import type { CallLog } from '../../calls/ports/call-log.ts';
import type { AgencyVoices, RecordingList } from '../../calls/ports/recordings.ts';
import type { KeyRing } from '../../secrets/key-ring.ts';
import { createSeal } from '../../secrets/seal.ts';
import { nameRecording } from '../../text/name-recording.ts';
import type { SealedVoices } from './sealed-voices.ts';

/** The carrier fetches what it plays within seconds. */
const grantedMs = 5 * 60_000;
/** A caller waits for the answer: later than this, the recording is played where the carrier has it. */
const lookMs = 1000;

interface VoicesOptions {
  readonly list: Pick<RecordingList, 'note' | 'find'>;
  readonly voices: Pick<SealedVoices, 'open'>;
  readonly keys: KeyRing;
  /** The account whose recordings are kept. */
  readonly account: string;
  readonly log: Pick<CallLog, 'warn'>;
  /** Milliseconds of the epoch. */
  readonly clock: () => number;
}

/** What calls do with recordings: tell of them, and play those that are kept here. */
export function createAgencyVoices({ list, voices, keys, account, log, clock }: VoicesOptions): AgencyVoices {
  const seal = createSeal(keys, 'play');
  return {
    async note(call, address) {
      const named = nameRecording(address);
      if (named?.account !== account) {
        log.warn({ call }, 'a recording is not of TWILIO_ACCOUNT_SID: it is not fetched and stays where it is');
        return;
      }
      await list.note({ call, recording: named.recording, address: named.address }).catch((error: unknown) => {
        log.warn(
          { err: error, call },
          'a recording could not be noted; the carrier tells of it again, or a daily look finds it',
        );
      });
    },

    async grant(address, { call, turn }) {
      const { recording } = nameRecording(address) ?? {};
      if (recording === undefined) return undefined;
      const known = await unlessLate(lookMs, list.find(recording)).catch(() => undefined);
      if (known?.call !== call || (known.stage !== 'kept' && known.stage !== 'deleted')) return undefined;
      return seal.close(JSON.stringify([recording, call, turn, clock() + grantedMs]), place);
    },

    async open(grant) {
      const [recording, call] = readGrant(grant);
      if (recording === undefined) return undefined;
      const known = await list.find(recording);
      return known?.call === call ? voices.open(recording) : undefined;
    },
  };

  /** Nothing where it is no grant of ours, or its time is over. */
  function readGrant(grant: string): readonly [recording?: string, call?: string] {
    try {
      const [recording, call, , untilMs] = JSON.parse(seal.open(grant, place));
      return clock() < Number(untilMs) ? [String(recording), String(call)] : [];
    } catch {
      return [];
    }
  }
}

const place = 'play';
