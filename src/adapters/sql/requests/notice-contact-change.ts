import type { NewRequest } from '../../../calls/ports/records.ts';
import type { Seal } from '../../../secrets/seal.ts';
import type { DatabaseTransaction } from '../database/database.ts';
import { putNotice } from '../outbox/put-notice.ts';
import { readReference } from '../queries/read-reference.ts';

const noticed = ['id', 'participant_id', 'language', 'email', 'mailing_address_valid'] as const;

/** Tells a participant at the addresses known so far that new ones were given. */
export async function noticeContactChange(
  db: DatabaseTransaction,
  seal: Seal,
  { kind, participant, notices }: NewRequest,
  nowMs: number,
): Promise<void> {
  if (kind !== 'contact-change' || participant === undefined || notices === undefined) return;
  const to = await db
    .selectFrom('participants')
    .select(noticed)
    .where('id', '=', readReference(participant))
    .executeTakeFirst();
  await putNotice(db, seal, { to, notice: 'contact-change', wording: notices, nowMs });
}
