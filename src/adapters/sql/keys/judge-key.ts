import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { createSeals } from '../audit/seal-entry.ts';
import { registry } from '../audit/chain-head.ts';
import type { AuditTable, Database } from '../database/database.ts';
import { forgottenId } from '../forget/remove-person.ts';
import { openMessage } from '../outbox/outbox-message.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';
import { isWrittenWith } from './is-written-with.ts';

/** `unused`: nothing in the records was written with a key of this ID, or nothing that could be read. */
export type KeyVerdict = 'right' | 'wrong' | 'unused';

/** Single rows may have been spoiled: a key is wrong where it reads none of so many. */
const looked = 20;

type Judge = (db: Database, key: KeyRing[number]) => Promise<readonly boolean[]>;

/** Judges a key by what the records hold under its ID. `tables`: those that there are; a database of an older version lacks some. */
export async function judgeKey(db: Database, key: KeyRing[number], tables: ReadonlySet<string>): Promise<KeyVerdict> {
  let verdict: KeyVerdict = 'unused';
  for (const [table, judge] of Object.entries(judges)) {
    const reads = tables.has(table) ? await judge(db, key) : [];
    if (reads.includes(true)) return 'right';
    if (reads.length > 0) verdict = 'wrong';
  }
  return verdict;
}

const judges: Readonly<Record<string, Judge>> = { participants: readHashes, audit: readHeads, outbox: readMessages };

async function readHashes(db: Database, key: KeyRing[number]): Promise<boolean[]> {
  const claims = createHashedClaims([key]);
  const people = await db
    .selectFrom('participants')
    .select(['participant_id', 'participant_id_hash'])
    .where('participant_id', '!=', forgottenId)
    .where(isWrittenWith('participant_id_hash', key.id))
    .limit(looked)
    .execute();
  return people.map((one) => one.participant_id_hash === claims.hash('participant-id', one.participant_id));
}

/** Found by the chain of the chains, so that no other entry is looked at. */
async function readHeads(db: Database, key: KeyRing[number]): Promise<boolean[]> {
  const seals = createSeals([key]);
  const heads: AuditTable[] = await db
    .selectFrom('audit as opening')
    .innerJoin('audit as head', 'head.chain', 'opening.sequence')
    .selectAll('head')
    .where('opening.chain', '=', registry)
    .where('opening.sequence', '>', 0)
    .where('head.sequence', '=', 0)
    .where(isWrittenWith('head.seal', key.id))
    .limit(looked)
    .execute();
  return heads.map((head) => seals.judge(head, '') === 'intact');
}

async function readMessages(db: Database, key: KeyRing[number]): Promise<boolean[]> {
  const seal = createSeal([key], 'outbox');
  const messages = await db
    .selectFrom('outbox')
    .select(['participant_id', 'sealed'])
    .where(isWrittenWith('sealed', key.id))
    .limit(looked)
    .execute();
  return messages.map(({ participant_id: participant, sealed }) =>
    opens(() => openMessage(seal, participant, sealed ?? '')),
  );
}

export function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
