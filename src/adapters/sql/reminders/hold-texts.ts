import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Until when this server alone sends; undefined where another one does. `heldMs`: until when it was to before. */
export async function holdTexts(
  db: Database,
  { nowMs, untilMs, heldMs }: { readonly nowMs: number; readonly untilMs: number; readonly heldMs: number | undefined },
): Promise<number | undefined> {
  const known = await read(db, 'texts');
  if (known === undefined) {
    const first = db.insertInto('numbers').values({ name: 'texts', last: untilMs });
    const made = await retryWhileBusy(() => first.onConflict((conflict) => conflict.doNothing()).executeTakeFirst());
    return made.numInsertedOrUpdatedRows === 1n ? untilMs : undefined;
  }
  if (known > nowMs && known !== heldMs) return undefined;
  const moving = db.updateTable('numbers').set({ last: untilMs }).where('name', '=', 'texts').where('last', '=', known);
  const moved = await retryWhileBusy(() => moving.executeTakeFirstOrThrow());
  return moved.numUpdatedRows === 1n ? untilMs : undefined;
}

export async function releaseTexts(db: Database, heldMs: number): Promise<void> {
  const moving = db.updateTable('numbers').set({ last: 0 }).where('name', '=', 'texts').where('last', '=', heldMs);
  await retryWhileBusy(() => moving.execute());
}

export async function pauseTexts(db: Database, untilMs: number): Promise<void> {
  const pausing = db
    .insertInto('numbers')
    .values({ name: 'texts-paused', last: untilMs })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ last: untilMs }));
  await retryWhileBusy(() => pausing.execute());
}

export async function areTextsPaused(db: Database, nowMs: number): Promise<boolean> {
  return ((await read(db, 'texts-paused')) ?? 0) > nowMs;
}

async function read(db: Database, name: 'texts' | 'texts-paused'): Promise<number | undefined> {
  const row = await db.selectFrom('numbers').select('last').where('name', '=', name).executeTakeFirst();
  return row?.last;
}
