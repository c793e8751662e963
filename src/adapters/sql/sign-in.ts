import type { Records, SignInResult } from '../../calls/ports.ts';
import type { Database, ParticipantTable } from './database.ts';
import { retryWhileBusy } from './retry-while-busy.ts';
import type { createClaims } from './secrets/claims.ts';
import type { Pins } from './secrets/pins.ts';
import { type SignInFailures, subjectOf } from './sign-in-failures.ts';

interface SignInParts {
  readonly db: Database;
  readonly claims: ReturnType<typeof createClaims>;
  readonly pins: Pins;
  readonly failures: SignInFailures;
}

type Found = Pick<ParticipantTable, 'id' | 'pin_hash' | 'pin_temporary'>;

/** Signs a participant in. Up to the answer, each step is taken alike whether or not anybody has the identifier, or a PIN. */
export function createSignIn({ db, claims, pins, failures }: SignInParts): Records['signIn'] {
  return async ({ claim, pin, attempt }) => {
    const participant = await findParticipant(claim);
    const subject = participant ? subjectOf(participant.id) : `claim:${claims.read(claim).hashes[0]}`;
    const admitted = await failures.admit(subject, attempt);
    const right = await pins.matches(pin, admitted && participant ? participant.pin_hash : null);
    if (!admitted) return { outcome: 'paused' };
    if (!right || !participant) return { outcome: 'refused' };
    await failures.forget(subject);
    await renewPinHash(participant, pin);
    return accept(participant);
  };

  /** Undefined too where two participants share an SSN by mistake: neither may hear about the other. */
  async function findParticipant(claim: string): Promise<Found | undefined> {
    const { kind, hashes } = claims.read(claim);
    const found = await db
      .selectFrom('participants')
      .select(['id', 'pin_hash', 'pin_temporary'])
      .where(kind === 'ssn' ? 'ssn_hash' : 'participant_id_hash', 'in', hashes)
      .limit(2)
      .execute();
    return found.length === 1 ? found[0] : undefined;
  }

  /** Writes the hash anew with the first key, unless the PIN has changed meanwhile. */
  async function renewPinHash({ id, pin_hash: before }: Found, pin: string): Promise<void> {
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

  async function accept({ id, pin_temporary: pinTemporary }: Found): Promise<SignInResult> {
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
      participant: String(id),
      payer: Number(asPayer) > 0,
      recipient: Number(asRecipient) > 0,
      cases: Number(asPayer) + Number(asRecipient),
      pinTemporary: pinTemporary === 1,
    };
  }
}
