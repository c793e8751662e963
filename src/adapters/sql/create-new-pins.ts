import type { Records } from '../../calls/ports.ts';
import { isWeakPin } from '../../cases/new-pin.ts';
import type { Database } from './database.ts';
import { withdrawMessages } from './outbox/put-message.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import type { Pins } from './secrets/pins.ts';
import { subjectOf } from './sign-in-failures.ts';
import { liveTemporaryHash } from './temporary-pin.ts';

interface NewPinParts {
  readonly db: Database;
  readonly pins: Pins;
  readonly clock: () => number;
}

/** Takes the PINs that participants choose: the first entry as a candidate, the second one to compare with it. */
export function createNewPins({ db, pins, clock }: NewPinParts): Pick<Records, 'takeNewPin' | 'changePin'> {
  return {
    async takeNewPin(participant, pin) {
      if (isWeakPin(pin)) return undefined;
      const present = await db
        .selectFrom('participants')
        .select(['pin_hash', 'temporary_pin_hash', 'temporary_pin_expires_ms'])
        .where('id', '=', Number(participant))
        .executeTakeFirstOrThrow();
      const hashes = [present.pin_hash, liveTemporaryHash(present, clock())];
      const known = await Promise.all(hashes.map((hash) => pins.matches(pin, hash)));
      return known.includes(true) ? undefined : pins.hash(pin);
    },

    async changePin({ participant, candidate, pin }) {
      if (!(await pins.matches(pin, candidate))) return false;
      await setPin(Number(participant), candidate);
      return true;
    },
  };

  async function setPin(id: number, hash: string): Promise<void> {
    const chosen = {
      pin_hash: hash,
      pin_temporary: 0,
      temporary_pin_hash: null,
      temporary_pin_expires_ms: null,
    } as const;
    const change = db.transaction();
    await retryWhileBusy(() =>
      change.execute(async (transaction) => {
        await transaction.updateTable('participants').set(chosen).where('id', '=', id).execute();
        await transaction.deleteFrom('sign_in_failures').where('subject', '=', subjectOf(id)).execute();
        await withdrawMessages(transaction, id);
      }),
    );
  }
}
