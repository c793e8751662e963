import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { createSqlAuditTrail } from '../audit/sql-audit-trail.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { forgottenId } from '../forget/remove-person.ts';
import { isWrittenWith } from './is-written-with.ts';
import { judgeKey, opens } from './judge-key.ts';

const proven = 'This text was sealed when the key was first used with these records.';

/**
 * Proves each key of a ring against the records before it is used. Each ID has a sealed text there, kept since its key first wrote; a key
 * without one is judged by what was written under its ID. Works on tables of older versions too, and on none. Throws, with what to do,
 * where a key is another one than that of its ID, or where nobody in the records was written with any of them.
 */
export async function proveKeys(db: Database, ring: KeyRing): Promise<void> {
  const tables = new Set((await db.introspection.getTables()).map(({ name }) => name));
  const proofs = tables.has('key_proofs') ? await readProofs(db) : new Map<string, string>();
  const toKeep: KeyRing[number][] = [];
  for (const [index, key] of ring.entries()) {
    const sealed = proofs.get(key.id);
    const verdict = sealed === undefined ? await judgeKey(db, key, tables) : judgeProof(key, sealed);
    if (verdict === 'wrong') throw new Error(describeWrong(key.id));
    // A key behind the first has not written yet where nothing was found: a slip in it may still be mended.
    if (sealed === undefined && (verdict === 'right' || index === 0)) toKeep.push(key);
  }
  if (tables.has('participants')) await assertSomebodyReadable(db, ring);
  if (!tables.has('key_proofs')) return;
  for (const key of toKeep) if ((await keepProof(db, key)) && proofs.size > 0) await noteSecret(db, ring, key.id);
}

async function readProofs(db: Database): Promise<Map<string, string>> {
  const rows = await db.selectFrom('key_proofs').selectAll().execute();
  return new Map(rows.map(({ key_id: id, sealed }) => [id, sealed]));
}

function judgeProof(key: KeyRing[number], sealed: string): 'right' | 'wrong' {
  return opens(() => createSeal([key], 'proof').open(sealed, key.id)) ? 'right' : 'wrong';
}

/** Several programs may begin at once with different keys of one ID: the first one counts, and the others are wrong. False where it was kept already. */
async function keepProof(db: Database, key: KeyRing[number]): Promise<boolean> {
  const insert = db
    .insertInto('key_proofs')
    .values({ key_id: key.id, sealed: createSeal([key], 'proof').close(proven, key.id) })
    .onConflict((conflict) => conflict.doNothing());
  const { numInsertedOrUpdatedRows: inserted } = await retryWhileBusy(() => insert.executeTakeFirstOrThrow());
  const kept = (await readProofs(db)).get(key.id) ?? '';
  if (judgeProof(key, kept) === 'wrong') throw new Error(describeWrong(key.id));
  return inserted === 1n;
}

/** A secret that comes to others is a rotation: the trail says when it was first used. */
async function noteSecret(db: Database, ring: KeyRing, key: string): Promise<void> {
  const nowhere = { who: 'unknown', call: '', turn: 0, line: '' } as const;
  await createSqlAuditTrail({ db, keys: ring }).append({ ...nowhere, what: 'secret-first-used', facts: { key } });
}

function describeWrong(id: string): string {
  return (
    `The secret named "${id}" is not the one that these records were made with. ` +
    'Put the right one back into DATA_SECRET, or the key file beside the database; a new secret needs a name that was never used'
  );
}

/** Where everybody in the records was written under keys that are not at hand, nobody could sign in, and an import would make it worse. */
async function assertSomebodyReadable(db: Database, ring: KeyRing): Promise<void> {
  const people = db.selectFrom('participants').where('participant_id', '!=', forgottenId).limit(1);
  const somebody = await people.select('participant_id_hash').executeTakeFirst();
  if (!somebody) return;
  const readable = await people
    .select('id')
    .where((eb) => eb.or(ring.map(({ id }) => isWrittenWith('participant_id_hash', id))))
    .executeTakeFirst();
  if (readable) return;
  const [id] = somebody.participant_id_hash.split('.');
  throw new Error(
    `The records were written with a secret named "${id}", which DATA_SECRET does not hold: add it behind the first`,
  );
}
