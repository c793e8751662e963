import { createFileVoiceStore } from '../adapters/files/file-voice-store.ts';
import type { Database } from '../adapters/sql/database/database.ts';
import { createSqlVoiceStore } from '../adapters/sql/recordings/sql-voice-store.ts';
import type { VoiceStore } from '../calls/ports/recordings.ts';
import type { VoicePlace } from './find-voice-place.ts';

/** Keeps recordings where they are to be kept, and finds and removes those that were kept in the other place before. */
export function openVoiceStore(db: Database, { keptIn, folder }: VoicePlace): VoiceStore {
  const records = createSqlVoiceStore(db);
  if (folder === undefined) return records;
  const files = createFileVoiceStore(folder);
  const [first, second] = keptIn === 'files' ? [files, records] : [records, files];
  return {
    put: (recording, sealed) => first.put(recording, sealed),
    get: async (recording) => (await first.get(recording)) ?? second.get(recording),
    async remove(recording) {
      await first.remove(recording);
      await second.remove(recording);
    },
  };
}
