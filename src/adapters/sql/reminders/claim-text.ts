import { randomInt } from 'node:crypto';
import type { NewText } from '../../../calls/ports/text-list.ts';
import type { People } from '../queries/people.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { TextSeal } from './text-seal.ts';

interface Claimed {
  readonly text: NewText;
  readonly people: People;
  readonly nowMs: number;
}

/** The insert is the claim. A text that had been withdrawn is one again: what it tells is so again. */
export async function claimText(db: Database, seal: TextSeal, { text, people, nowMs }: Claimed): Promise<boolean> {
  const name = seal.nameOf(text);
  const others = seal.namesOf(text).filter((other) => other !== name);
  if (others.length > 0 && (await isThere(db, others))) return false;
  const { phone, participant, language, line, matter, purpose, lead, by } = text;
  const again = {
    state: 'claimed',
    due_ms: text.dueMs,
    late_ms: text.lateMs,
    over_ms: text.overMs,
    claimed_ms: nowMs,
    way: by,
    sealed: seal.close({ phone, participant, language, line, matter }, name),
  } as const;
  const insert = db
    .insertInto('texts')
    .values({
      ...again,
      name,
      purpose,
      lead,
      reference: String(randomInt(10_000_000, 100_000_000)),
      ...people.columnsOf(participant),
      phone_hash: seal.hashPhone(phone),
      event: seal.hashEvent(text.event),
      why: null,
      code: null,
      tries: 0,
      message: null,
      tried_ms: null,
    })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(again).where('texts.state', '=', 'withdrawn'));
  return (await retryWhileBusy(() => insert.executeTakeFirstOrThrow())).numInsertedOrUpdatedRows === 1n;
}

/** Under the name that a newer or older key gives it. */
async function isThere(db: Database, names: readonly string[]): Promise<boolean> {
  const found = await db.selectFrom('texts').select('name').where('name', 'in', names).executeTakeFirst();
  return found !== undefined;
}
