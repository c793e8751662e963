import { createFileVoiceStore } from '../../../src/adapters/files/file-voice-store.ts';
import type { Database } from '../../../src/adapters/sql/database/database.ts';
import type { VoicePlace } from '../../../src/system/find-voice-place.ts';
import { openVoiceStore } from '../../../src/system/open-voice-store.ts';

/**
 * Takes recordings in files along with records that were moved to `db`, and tells how many. Those in the records have moved with them. It
 * may be done again where it was cut off.
 */
export async function moveVoices(db: Database, from: VoicePlace, to: VoicePlace): Promise<number> {
  if (from.folder === undefined || from.folder === to.folder) return 0;
  const [here, there] = [createFileVoiceStore(from.folder), openVoiceStore(db, to)];
  let moved = 0;
  for (const { recording } of await db.selectFrom('recordings').select('recording').execute()) {
    const sealed = await here.get(recording);
    if (sealed === undefined) continue;
    await there.put(recording, sealed);
    await here.remove(recording);
    moved += 1;
  }
  return moved;
}
