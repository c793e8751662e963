import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '../../../../src/config/read-config.ts';
import { findRecordingsAccount } from '../../../../src/system/open-recordings.ts';
import { findVoicePlace } from '../../../../src/system/find-voice-place.ts';
import { tellFault } from '../tell-fault.ts';
import type { Finding } from './finding.ts';

const what = 'recordings';

/** Tells where recorded messages are kept, and whether a server can write there. */
export function checkRecordings(config: Config): Finding {
  const { keptIn, folder } = findVoicePlace(config);
  if (findRecordingsAccount(config) === undefined) return { state: 'ok', what, told: 'stay with the carrier' };
  if (keptIn !== 'files' || folder === undefined) return { state: 'ok', what, told: 'are kept in the records' };
  try {
    // The dot: a file in the way is none.
    accessSync(`${findExisting(resolve(folder))}/.`, constants.W_OK | constants.X_OK);
    return { state: 'ok', what, told: `are kept in ${folder}` };
  } catch (error) {
    return {
      state: 'wrong',
      what,
      told: `cannot be kept in ${folder}, and stay with the carrier: ${tellFault(error)}`,
    };
  }
}

/** A folder that is not there yet is made in the nearest one that is. */
function findExisting(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : findExisting(dirname(folder));
}
