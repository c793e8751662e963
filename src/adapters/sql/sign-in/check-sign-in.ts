import type { Seal } from '../../../secrets/seal.ts';
import type { NoticeWording, Records, SignInResult } from '../../../calls/ports/records.ts';
import type { Database } from '../database/database.ts';
import { type ClaimedParticipant, findClaimed } from './find-claimed.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { writeReference } from '../queries/signed-in.ts';
import { putNotice } from '../outbox/put-notice.ts';
import type { HideSource } from './hide-source.ts';
import type { HashedClaims } from './hashed-claims.ts';
import type { NameGuess } from './name-guess.ts';
import type { Pins } from './pins.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import { couldBeTemporary, liveTemporaryHash } from './temporary-pin.ts';

interface SignInParts {
  readonly db: Database;
  readonly claims: HashedClaims;
  readonly pins: Pins;
  readonly failures: SignInFailures;
  readonly nameGuess: NameGuess;
  readonly hideSource: HideSource;
  readonly seal: Seal;
  readonly clock: () => number;
}

/** A phone that nobody calls from. */
const nowhere = 'none';

/**
 * Signs a participant in with their PIN or their temporary one. Up to the answer, each step is taken alike whether or not anybody has
 * the identifier, or either PIN.
 */
export function createCheckSignIn(parts: SignInParts): Records['signIn'] {
  const { db, claims, pins, failures, nameGuess, hideSource, seal, clock } = parts;
  return async ({ claim, pin, attempt, call = attempt, source, notices }) => {
    const { participant, subject } = await findClaimed(db, claims, claim);
    const onFile = participant?.phone == null ? nowhere : hideSource(participant.phone);
    const guess = { name: nameGuess({ attempt, claim, pin }), source: hideSource(source), onFile };
    const verdict = await failures.admit(subject, guess);
    const checked = verdict.state === 'free' ? participant : undefined;
    const [own, temporary] = await Promise.all([
      pins.matches(pin, checked?.pin_hash ?? null),
      // Only the keyed PIN decides whether a second hash is made: the time taken tells nothing of the participant.
      couldBeTemporary(pin) && pins.matches(pin, checked ? liveTemporaryHash(checked, call, clock()) : null),
    ]);
    if (verdict.state !== 'free') return { outcome: verdict.state, minutes: minutesUntil(verdict.untilMs) };
    if (!participant || !(own || (temporary && (await useUp(participant, call))))) {
      const locks = await failures.fail(subject, guess);
      if (locks && notices) await tellOwner(participant, notices);
      return { outcome: 'refused', ...(locks && { locks }) };
    }
    await failures.succeed(subject, guess);
    if (own) await renewPinHash(participant, pin);
    return accept(participant, !own || participant.pin_temporary === 1, guess.source === onFile);
  };

  function minutesUntil(untilMs: number): number {
    return Math.max(1, Math.ceil((untilMs - clock()) / 60_000));
  }

  /** Of a lock. For nobody the same is done, and meets no row. */
  async function tellOwner(to: ClaimedParticipant | undefined, wording: NoticeWording): Promise<void> {
    const put = db.transaction();
    const told = { to, notice: 'sign-in-locked', wording, nowMs: clock() } as const;
    await retryWhileBusy(() => put.execute((transaction) => putNotice(transaction, seal, told)));
  }

  /** A temporary PIN signs in once. False where another call was faster. */
  async function useUp({ id, temporary_pin_hash: hash }: ClaimedParticipant, call: string): Promise<boolean> {
    const update = db
      .updateTable('participants')
      .set({ temporary_pin_used_by: call })
      .where('id', '=', id)
      .where('temporary_pin_hash', '=', hash)
      .where((eb) => eb.or([eb('temporary_pin_used_by', 'is', null), eb('temporary_pin_used_by', '=', call)]));
    const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  /** Writes the hash anew with the first key, unless the PIN has changed meanwhile. */
  async function renewPinHash({ id, pin_hash: before }: ClaimedParticipant, pin: string): Promise<void> {
    if (before === null || pins.isCurrent(before)) return;
    const hash = await pins.hash(pin);
    const update = db
      .updateTable('participants')
      .set((eb) => ({
        pin_hash: hash,
        issued_pin_hash: eb
          .case()
          .when('issued_pin_hash', '=', before)
          .then(hash)
          .else(eb.ref('issued_pin_hash'))
          .end(),
      }))
      .where('id', '=', id)
      .where('pin_hash', '=', before);
    await retryWhileBusy(() => update.execute());
  }

  async function accept(
    { id, ...contact }: ClaimedParticipant,
    pinTemporary: boolean,
    fromPhoneOnFile: boolean,
  ): Promise<SignInResult> {
    const { asPayer, asRecipient } = await db
      .selectFrom('cases')
      .select((eb) => [
        eb.fn.countAll().filterWhere('payer_id', '=', id).as('asPayer'),
        eb.fn.countAll().filterWhere('recipient_id', '=', id).as('asRecipient'),
      ])
      .where((eb) => eb.or([eb('payer_id', '=', id), eb('recipient_id', '=', id)]))
      .executeTakeFirstOrThrow();
    return {
      outcome: 'accepted',
      participant: writeReference(id, contact.pin_generation),
      payer: Number(asPayer) > 0,
      recipient: Number(asRecipient) > 0,
      cases: Number(asPayer) + Number(asRecipient),
      pinTemporary,
      mailingAddressValid: contact.mailing_address_valid === 1,
      phoneOnFile: contact.phone !== null,
      fromPhoneOnFile,
    };
  }
}
