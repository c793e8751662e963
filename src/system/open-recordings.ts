import type { Logger } from 'pino';
import type { PreparedRecords } from '../adapters/sql/open-sql-records.ts';
import { readRemovalClock } from '../adapters/sql/retention/removal-clock.ts';
import type { Config } from '../config/read-config.ts';
import { findLineInUse, type Lines } from '../lines/lines.ts';
import { createAgencyVoices } from '../work/recordings/agency-voices.ts';
import { createKeepDue } from '../work/recordings/keep-due.ts';
import { createRecordingsWork } from '../work/recordings/recordings-work.ts';
import { createSealedVoices } from '../work/recordings/sealed-voices.ts';
import { createSweepRecordings } from '../work/recordings/sweep-recordings.ts';
import { findVoicePlace } from './find-voice-place.ts';
import { openVoiceStore } from './open-voice-store.ts';

/** The account whose recordings are kept here; undefined where they stay with the carrier. */
export function findRecordingsAccount(config: Config): string | undefined {
  const isKnown = config.twilioAccountSid !== undefined && config.twilioAuthToken !== undefined;
  return isKnown && findVoicePlace(config).keptIn !== 'carrier' ? config.twilioAccountSid : undefined;
}

interface RecordingsPlace {
  readonly config: Config;
  readonly prepared: Pick<PreparedRecords, 'db' | 'keys' | 'recordings'>;
  /** Those of the agency. */
  readonly lines: Lines;
  readonly log: Logger;
}

/**
 * Looks after an agency's recordings where the account is known; only then is the carrier's library loaded. Where recordings are to stay
 * with the carrier, only those are looked after that were not to before.
 */
export async function openRecordings({ config, prepared, lines, log }: RecordingsPlace) {
  const { twilioAccountSid: accountSid, twilioAuthToken: authToken } = config;
  if (accountSid === undefined || authToken === undefined) return undefined;
  const { createTwilioRecordings: openCarrier } = await import('../adapters/twilio/twilio-recordings.ts');
  const { db, keys, recordings: list } = prepared;
  const voices = createSealedVoices(openVoiceStore(db, findVoicePlace(config)), keys);
  const common = { list, carrier: openCarrier({ accountSid, authToken }), voices, log, clock: Date.now };
  const account = findRecordingsAccount(config);
  const isClockWrong = async () => (await readRemovalClock(db, Date.now())).state === 'held';
  const isOurNumber = (number: string) => findLineInUse(lines, number) !== undefined;
  const sweepRecordings = account === undefined ? async () => {} : createSweepRecordings({ ...common, isOurNumber });
  return {
    ...(account !== undefined && { voices: createAgencyVoices({ ...common, keys, account }) }),
    work: createRecordingsWork({ ...common, isClockWrong, keepDue: createKeepDue(common), sweepRecordings }),
  };
}
