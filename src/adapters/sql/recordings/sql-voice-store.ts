import type { VoiceStore } from '../../../calls/ports/recordings.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Keeps sealed recordings in the records. */
export function createSqlVoiceStore(db: Database): VoiceStore {
  return {
    async put(recording, sealed) {
      const putting = db
        .insertInto('voices')
        .values({ recording, sealed })
        .onConflict((conflict) => conflict.column('recording').doUpdateSet({ sealed }));
      await retryWhileBusy(() => putting.execute());
    },
    async get(recording) {
      const row = await db.selectFrom('voices').select('sealed').where('recording', '=', recording).executeTakeFirst();
      return row?.sealed;
    },
    async remove(recording) {
      const removing = db.deleteFrom('voices').where('recording', '=', recording);
      await retryWhileBusy(() => removing.execute());
    },
  };
}
