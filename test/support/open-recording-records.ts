import { onTestFinished } from 'vitest';
import { createSqlVoiceStore } from '../../src/adapters/sql/recordings/sql-voice-store.ts';
import { openSqlRecords } from '../../src/adapters/sql/open-sql-records.ts';
import { createSealedVoices } from '../../src/work/recordings/sealed-voices.ts';
import { oldKey, temporaryDatabase } from './sqlite-records.ts';
import { accountSid } from './stand-in-recordings.ts';

/** Records in SQLite that take the recordings of the account, voices kept in them, and a clock that is moved by hand. */
export async function openRecordingRecords() {
  let nowMs = Date.UTC(2026, 10, 22);
  const clock = () => nowMs;
  const place = { url: await temporaryDatabase(), keys: [oldKey] };
  const opened = await openSqlRecords({ ...place, clock, recordingsOf: accountSid });
  onTestFinished(() => opened.records.close());
  const voices = createSealedVoices(createSqlVoiceStore(opened.db), [oldKey]);
  return { opened, voices, clock, pass: (ms: number) => void (nowMs += ms) };
}
