import { createHmac } from 'node:crypto';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** A PIN that was issued, and the hash in the records that is its. */
export interface IssuedPin {
  /** The participant's number. */
  readonly id: number;
  readonly pin: string;
  readonly hash: string;
}

export type PinGroups = ReadonlyMap<number, readonly IssuedPin[]>;

const groupSize = 32;
/** The PINs of a smaller group could be found by trying them all against its digest. */
const fewestPins = 16;
const rowsAtOnce = 500;

export function groupPins(pins: readonly IssuedPin[]): PinGroups {
  return Map.groupBy(pins, ({ id }) => Math.floor(id / groupSize));
}

/**
 * Tells quickly whether all PINs of a group are those whose hashes stand in the records. Making those hashes is slow on purpose. A quick digest of one
 * PIN would let a thief of both the records and the key try all of its few digits within a moment. One over sixteen PINs or
 * more gives none of them away: they must be guessed all at once, and to find all but one by their hashes takes as long as before. It
 * holds the hashes as well, so that it fits no longer once any of them has changed.
 */
export function createPinDigests(keys: KeyRing) {
  const { key } = deriveKeys(keys, 'pin-groups').first;

  function digest(pins: readonly IssuedPin[]): string {
    const members = pins.toSorted((one, other) => one.id - other.id).map(({ id, pin, hash }) => [id, pin, hash]);
    return createHmac('sha256', key).update(JSON.stringify(members)).digest('base64url');
  }

  return {
    /** The groups whose PINs must be looked at one by one. */
    async findChanged(db: Database, groups: PinGroups): Promise<PinGroups> {
      const kept = new Map<number, string>();
      for (const numbers of inChunks([...groups.keys()])) {
        const rows = await db.selectFrom('pin_groups').selectAll().where('number', 'in', numbers).execute();
        for (const row of rows) kept.set(row.number, row.digest);
      }
      return new Map([...groups].filter(([number, pins]) => kept.get(number) !== digest(pins)));
    },

    async keep(db: Database, groups: PinGroups): Promise<void> {
      const many = [...groups].filter(([, pins]) => pins.length >= fewestPins);
      for (const rows of inChunks(many.map(([number, pins]) => ({ number, digest: digest(pins) })))) {
        const insert = db
          .insertInto('pin_groups')
          .values(rows)
          .onConflict((conflict) =>
            conflict.column('number').doUpdateSet((eb) => ({ digest: eb.ref('excluded.digest') })),
          );
        await retryWhileBusy(() => insert.execute());
      }
    },
  };
}

export function inChunks<Item>(items: readonly Item[]): Item[][] {
  const count = Math.ceil(items.length / rowsAtOnce);
  return Array.from({ length: count }, (_, index) => items.slice(index * rowsAtOnce, (index + 1) * rowsAtOnce));
}
