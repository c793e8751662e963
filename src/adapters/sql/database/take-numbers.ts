import type { DatabaseTransaction, Numbered } from './database.ts';

/**
 * Takes so many numbers that nobody had before, and gives the first of them. Other transactions that want some wait until this one ends.
 */
export async function takeNumbers(db: DatabaseTransaction, name: Numbered, count = 1): Promise<number> {
  const { last } = await db
    .updateTable('numbers')
    .set((eb) => ({ last: eb('last', '+', count) }))
    .where('name', '=', name)
    .returning('last')
    .executeTakeFirstOrThrow();
  return last - count + 1;
}
