import type { RequestDetails } from '../../../agency/caller-request.ts';
import { nameRecording } from '../../../text/name-recording.ts';
import type { DatabaseTransaction } from '../database/database.ts';

interface Owner {
  readonly reference: string;
  readonly call: string;
  readonly details: Pick<RequestDetails, 'recording' | 'earlierRecording'>;
  /** The account whose recordings are kept here; undefined where none are. */
  readonly account: string | undefined;
  readonly nowMs: number;
}

/** The recordings that a request names belong to it from here on, and are to be fetched. Those of another account stay where they are. */
export async function ownRecordings(db: DatabaseTransaction, owner: Owner): Promise<void> {
  const { reference, call, details, account, nowMs } = owner;
  for (const address of [details.recording, details.earlierRecording]) {
    const named = address === undefined ? undefined : nameRecording(address);
    if (!named || named.account !== account) continue;
    const owned = { reference, stage: 'due', tries: 0, due_ms: nowMs } as const;
    const { recording, address: at } = named;
    await db
      .insertInto('recordings')
      .values({ recording, call, address: at, why: null, noted_at_ms: nowMs, ...owned })
      .onConflict((conflict) =>
        conflict.column('recording').doUpdateSet(owned).where('recordings.reference', 'is', null),
      )
      .execute();
  }
}
