import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { makeFile } from '../../../src/adapters/sql/files/make-file.ts';
import type { OpenRecords } from '../../../src/adapters/sql/open-sql-records.ts';
import { findVoice, type FoundVoice } from '../../../src/adapters/sql/recordings/find-voice.ts';
import type { WhichVoice } from '../../../src/adapters/sql/recordings/name-voices.ts';
import { findVoicePlace } from '../../../src/system/find-voice-place.ts';
import { openVoiceStore } from '../../../src/system/open-voice-store.ts';
import { createSealedVoices } from '../../../src/work/recordings/sealed-voices.ts';
import { done, nothingDone } from './exit-codes.ts';
import { readOwnRecords } from './read-own-records.ts';
import { nowhere } from './run-records-command.ts';

interface AskedVoice {
  readonly reference: string;
  readonly which: WhichVoice;
  readonly file: string;
}

/** Writes the recorded message of a request into a file. The audit trail notes it before a byte of it leaves. */
export async function giveVoice(
  { db, keys, trail }: OpenRecords,
  { reference, which, file }: AskedVoice,
): Promise<number> {
  const found = await findVoice(db, reference, which);
  const voices = createSealedVoices(openVoiceStore(db, findVoicePlace(readOwnRecords())), keys);
  const audio = typeof found === 'string' ? undefined : await voices.open(found.recording);
  if (audio === undefined || typeof found === 'string') {
    console.error(`${typeof found === 'string' ? absent[found] : describe(found)} No file was written.`);
    return nothingDone;
  }
  const who = found.participant === undefined ? 'unknown' : { participant: found.participant };
  await makeFile(resolve(file), async (part) => {
    await trail.append({ ...nowhere, what: 'voice-given', who, facts: { reference, which } });
    await writeFile(part, audio);
  });
  console.log(`${file}: ${audio.length} bytes. It holds a caller's voice: remove it once it was heard.`);
  return done;
}

const absent = {
  'no request': 'There is no request with this reference: it was never left, or kept long enough (RETENTION).',
  'no recording': 'This request has no such recording: it was typed, or nothing was said.',
};

function describe({ recording, stage, why }: FoundVoice): string {
  if (stage === 'due' || stage === 'noted')
    return 'The recording is not fetched from the carrier yet: servers try it, look again in some minutes.';
  if (stage === 'given-up')
    return `The recording could not be fetched: ${why}. If the carrier has it, it is ${recording}.`;
  if (stage === undefined) return `The recording lies with the carrier, as ${recording}: nothing here has fetched it.`;
  return 'The recording was kept and is not there any more: look for the folder of recordings, or its backup.';
}
