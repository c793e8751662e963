import { createHash } from 'node:crypto';
import type { Seal } from '../../../secrets/seal.ts';
import type { NoticeWording, Records } from '../../../calls/ports/records.ts';
import { isWeakPin } from '../../../agency/pin-policy.ts';
import type { Database } from '../database/database.ts';
import { withdrawMessages } from '../outbox/put-message.ts';
import { putNotice } from '../outbox/put-notice.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { HashedClaims } from './hashed-claims.ts';
import { isPartOfOwnNumber } from './is-part-of-own-number.ts';
import type { Pins } from './pins.ts';
import { subjectsOf } from './sign-in-failures.ts';
import { listCaseNumbers } from '../queries/list-case-numbers.ts';
import { readReference } from '../queries/read-reference.ts';
import { liveEarlierHash } from './temporary-pin.ts';
import { whileSignedIn, writeReference } from '../queries/signed-in.ts';

interface NewPinParts {
  readonly db: Database;
  readonly claims: HashedClaims;
  readonly pins: Pins;
  readonly seal: Seal;
  readonly clock: () => number;
}

interface Change {
  readonly id: number;
  /** Names the PIN that is to be replaced. */
  readonly before: string;
  readonly hash: string;
  readonly notices: NoticeWording | undefined;
}

const pinColumns = [
  'pin_hash',
  'temporary_pin_hash',
  'temporary_pin_expires_ms',
  'earlier_pin_hash',
  'earlier_pin_expires_ms',
] as const;
const noTemporaryPin = {
  pin_temporary: 0,
  temporary_pin_hash: null,
  temporary_pin_expires_ms: null,
  temporary_pin_used_by: null,
  temporary_pin_renewable_ms: null,
  earlier_pin_hash: null,
  earlier_pin_expires_ms: null,
} as const;
const noticed = ['id', 'participant_id', 'language', 'email', 'mailing_address_valid'] as const;

/** Takes the PINs that participants choose: the first entry as a candidate, the second one to compare with it. */
export function createNewPins({
  db,
  claims,
  pins,
  seal,
  clock,
}: NewPinParts): Pick<Records, 'checkNewPin' | 'changePin'> {
  return {
    checkNewPin: (participant, pin) => whileSignedIn(db, participant, () => judge(participant, pin)),

    async changePin({ participant, candidate, pin, notices }) {
      const { before, hash } = readCandidate(candidate);
      return (await pins.matches(pin, hash))
        ? setPin({ id: readReference(participant), before, hash, notices })
        : undefined;
    },
  };

  async function judge(participant: string, pin: string): Promise<string | undefined> {
    if (isWeakPin(pin)) return undefined;
    const present = await db
      .selectFrom('participants')
      .select([...pinColumns, 'participant_id', 'phone', 'ssn_hash'])
      .where('id', '=', readReference(participant))
      .executeTakeFirstOrThrow();
    const { temporary_pin_expires_ms: expiresMs } = present;
    const nowMs = clock();
    const temporary = expiresMs !== null && nowMs < expiresMs ? present.temporary_pin_hash : null;
    const ofCases = await listCaseNumbers(db, participant);
    if (isPartOfOwnNumber(pin, { ...present, ofCases }, claims)) return undefined;
    const hashes = [present.pin_hash, temporary, liveEarlierHash(present, nowMs)];
    const known = await Promise.all(hashes.map((hash) => pins.matches(pin, hash)));
    return known.includes(true) ? undefined : writeCandidate(present.pin_hash, await pins.hash(pin));
  }

  /** Undefined where the PIN is no longer the one that was to be changed: then this comes late, and a later change stands. */
  async function setPin(wanted: Change): Promise<string | undefined> {
    const { id, before, hash, notices } = wanted;
    const chosen = { ...noTemporaryPin, pin_hash: hash } as const;
    const change = db.transaction();
    const done = await retryWhileBusy(() =>
      change.execute(async (transaction) => {
        const present = await transaction
          .selectFrom('participants')
          .select(['pin_hash', 'pin_generation', ...noticed])
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        if (present.pin_hash === hash) return writeReference(id, present.pin_generation);
        if (nameHash(present.pin_hash) !== before) return undefined;
        const generation = present.pin_generation + 1;
        const { numUpdatedRows } = await transaction
          .updateTable('participants')
          .set({ ...chosen, pin_generation: generation })
          .where('id', '=', id)
          .where('pin_hash', 'is not distinct from', present.pin_hash)
          .executeTakeFirstOrThrow();
        if (numUpdatedRows === 0n) return 'again';
        await transaction.deleteFrom('sign_in_failures').where('subject', 'in', subjectsOf(id)).execute();
        await withdrawMessages(transaction, id);
        if (notices) {
          const told = { to: present, notice: 'pin-changed', wording: notices, nowMs: clock() } as const;
          await putNotice(transaction, seal, told);
        }
        return writeReference(id, generation);
      }),
    );
    return done === 'again' ? setPin(wanted) : done;
  }
}

/** A candidate tells which PIN it is to replace: `BEFORE:HASH`. */
function writeCandidate(before: string | null, hash: string): string {
  return `${nameHash(before)}:${hash}`;
}

function readCandidate(candidate: string): { readonly before: string; readonly hash: string } {
  const [before = '', hash = ''] = candidate.split(':');
  return { before, hash };
}

function nameHash(hash: string | null): string {
  return createHash('sha256')
    .update(hash ?? '')
    .digest('base64url')
    .slice(0, 16);
}
