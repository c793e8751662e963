import type { TextStatus } from '../../../calls/ports/text-list.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { TextTable } from '../database/text-tables.ts';

const rank = { sent: 0, delivered: 1, failed: 1 } as const;

/** Takes up what the carrier tells of a text; gives its row where it has failed by this. Of a text that nobody knows yet it is kept. */
export async function takeTextStatus(db: Database, status: TextStatus, nowMs: number): Promise<TextTable | undefined> {
  const { message, state } = status;
  if (!(await isKnown(db, message))) {
    await keepStatus(db, status, nowMs);
    // The text may have become known meanwhile, and then nobody looks for what was kept.
    if (!(await isKnown(db, message))) return undefined;
  }
  if (state === 'sent') return undefined;
  const ending = db
    .updateTable('texts')
    .set({ state, why: status.why ?? null, code: status.code ?? null })
    .where('message', '=', message)
    .where('state', '=', 'accepted')
    .returningAll();
  const ended = await retryWhileBusy(() => ending.executeTakeFirst());
  return state === 'failed' ? ended : undefined;
}

/** What was kept of a text that has become known now. */
export async function takeKeptStatus(db: Database, message: string): Promise<TextStatus | undefined> {
  const taking = db.deleteFrom('text_statuses').where('message', '=', message).returningAll();
  const kept = await retryWhileBusy(() => taking.executeTakeFirst());
  if (!kept) return undefined;
  const { state, why, code } = kept;
  return { message, state, ...(why !== null && { why }), ...(code !== null && { code }) };
}

async function isKnown(db: Database, message: string): Promise<boolean> {
  const row = await db.selectFrom('texts').select('name').where('message', '=', message).executeTakeFirst();
  return row !== undefined;
}

/** Never backwards: what is delivered or has failed stays so. */
async function keepStatus(db: Database, { message, state, why, code }: TextStatus, nowMs: number): Promise<void> {
  const kept = { state, why: why ?? null, code: code ?? null, at_ms: nowMs };
  const keeping = db
    .insertInto('text_statuses')
    .values({ message, ...kept })
    .onConflict((conflict) => {
      const update = conflict.column('message').doUpdateSet(kept);
      return rank[state] === 0 ? conflict.doNothing() : update.where('text_statuses.state', '=', 'sent');
    });
  await retryWhileBusy(() => keeping.execute());
}
