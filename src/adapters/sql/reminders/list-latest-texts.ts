import type { ListedText } from '../../../calls/ports/text-list.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import type { TextTable } from '../database/text-tables.ts';
import { createTextSeal } from './text-seal.ts';

/** What may be told of a text without opening what is sealed of it. */
const told = [
  'reference',
  'purpose',
  'lead',
  'state',
  'why',
  'code',
  'claimed_ms',
  'tried_ms',
  'due_ms',
  'late_ms',
] as const satisfies readonly (keyof TextTable)[];

export type ToldText = Pick<TextTable, (typeof told)[number]>;

/** How many texts there are, by purpose and by what became of them. */
export async function countTexts(db: Database) {
  const rows = await db
    .selectFrom('texts')
    .select(['purpose', 'state', ({ fn }) => fn.countAll().as('count')])
    .groupBy(['purpose', 'state'])
    .orderBy('purpose')
    .orderBy('state')
    .execute();
  return rows.map(({ purpose, state, count }) => ({ purpose, state, count: Number(count) }));
}

/** The texts that were claimed last, the latest first. */
export function listLatestTexts(db: Database, most: number): Promise<ToldText[]> {
  return db.selectFrom('texts').select(told).orderBy('claimed_ms', 'desc').orderBy('name').limit(most).execute();
}

/** The texts that wait to be sent and are due at a time, the longest due first. */
export function listDueTexts(db: Database, atMs: number, most: number): Promise<ToldText[]> {
  return db
    .selectFrom('texts')
    .select(told)
    .where('state', '=', 'claimed')
    .where('due_ms', '<=', atMs)
    .where('late_ms', '>', atMs)
    .orderBy('due_ms')
    .orderBy('name')
    .limit(most)
    .execute();
}

/** A text in full. More than one may have a reference. Throws where its key is gone. */
export async function findTexts(db: Database, keys: KeyRing, reference: string): Promise<ListedText[]> {
  const seal = createTextSeal(keys);
  const rows = await db.selectFrom('texts').selectAll().where('reference', '=', reference).orderBy('name').execute();
  return rows.map((row) => seal.open(row));
}
