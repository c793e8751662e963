import { PaidFor } from '../../../agency/card-payment.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { Database } from '../database/database.ts';
import { createHashedClaims } from '../sign-in/hashed-claims.ts';

/** Seals and opens what somebody keys in who pays without having signed in. */
export function createPaidForSeal(keys: KeyRing) {
  const seal = createSeal(keys, 'paid-for');
  const open = (sealed: string): PaidFor => PaidFor.parse(JSON.parse(seal.open(sealed, '')));
  return {
    close: (paidFor: PaidFor): string => seal.close(JSON.stringify(paidFor), ''),
    open,

    /** Nothing where the key is gone that it was sealed with. */
    read(sealed: string): PaidFor | undefined {
      try {
        return open(sealed);
      } catch {
        return undefined;
      }
    },
  };
}

/** The participant whom a payment by ID is for, or the payer of the case; undefined where the records know neither. */
export async function findPaidFor(
  db: Database,
  claims: ReturnType<typeof createHashedClaims>,
  { kind, digits }: PaidFor,
): Promise<number | undefined> {
  if (kind === 'case-number') {
    const found = await db.selectFrom('cases').select('payer_id').where('number', '=', digits).executeTakeFirst();
    return found?.payer_id;
  }
  const { hashes } = claims.read(claims.make('participant-id', digits));
  const people = db.selectFrom('participants').select('id').where('participant_id_hash', 'in', hashes);
  return (await people.executeTakeFirst())?.id;
}
