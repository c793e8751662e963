import type { KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { createTextSeal } from './text-seal.ts';

/** A text as its number has it. */
export interface ReceivedText {
  readonly reference: string;
  /** When it was sent; milliseconds of the epoch. */
  readonly atMs: number;
  readonly words: string;
}

/** The texts that went to a number (E.164), in the order in which they were sent. Throws where a key is gone. */
export async function findReceivedTexts(db: Database, keys: KeyRing, phone: string): Promise<ReceivedText[]> {
  const seal = createTextSeal(keys);
  const rows = await db
    .selectFrom('texts')
    .selectAll()
    .where('phone_hash', 'in', seal.hashesOfPhone(phone))
    .where('way', '=', 'text')
    .where('state', 'in', ['accepted', 'delivered'])
    .orderBy('tried_ms')
    .orderBy('name')
    .execute();
  return rows
    .map((row) => seal.open(row))
    .flatMap(({ reference, triedMs, words }) =>
      triedMs === undefined || words === undefined ? [] : [{ reference, atMs: triedMs, words }],
    );
}
