import { unsettledToldMs } from '../../../agency/card-payment.ts';
import type { SignedIn } from '../../../agency/participant.ts';
import type { Seal } from '../../../secrets/seal.ts';
import type { NoticeWording, Records, SignInResult } from '../../../calls/ports/records.ts';
import type { Database } from '../database/database.ts';
import { selectUnsettled } from '../card-payments/select-unsettled.ts';
import { type ClaimedParticipant, findClaimed } from './find-claimed.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { ownCases } from '../queries/own-cases.ts';
import { writeReference } from '../queries/signed-in.ts';
import { putNotice } from '../outbox/put-notice.ts';
import type { HideSource } from './hide-source.ts';
import type { HashedClaims } from './hashed-claims.ts';
import type { NameGuess } from './name-guess.ts';
import type { Pins } from './pins.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import { usePin } from './use-pin.ts';
import { couldBeTemporary, liveEarlierHash, liveTemporaryHash } from './temporary-pin.ts';

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

interface Right {
  readonly participant: ClaimedParticipant;
  /** Their own PIN, or the last temporary one, or the one that was sent before it. */
  readonly pin: 'own' | 'temporary' | 'earlier';
}

/** A phone that nobody calls from. */
const nowhere = 'none';

/**
 * Signs a participant in with their PIN or their temporary one. Up to the answer, each step is taken alike whether or not anybody has
 * the identifier, or either PIN.
 */
export function createCheckSignIn(parts: SignInParts): Records['signIn'] {
  const { db, claims, pins, failures, nameGuess, hideSource, seal, clock } = parts;
  return async ({ claim, pin, attempt, call = attempt, source, notices, isCalled = () => true }) => {
    const { people, subject } = await findClaimed(db, claims, claim);
    const phones = people.map(phoneOf);
    const from = hideSource(source);
    const onFile = phones.includes(from) ? from : (phones[0] ?? nowhere);
    const guess = { name: nameGuess({ attempt, claim, pin }), source: from, onFile };
    const verdict = await failures.admit(subject, guess);
    const right = await findRight(verdict.state === 'free' ? people : [], pin, call);
    if (verdict.state !== 'free') return { outcome: verdict.state, minutes: minutesUntil(verdict.untilMs) };
    if (!right || !(right.pin === 'own' || (await usePin(db, right, call)))) {
      const locks = await failures.fail(subject, guess);
      if (locks && notices)
        for (const owner of people.length > 0 ? people : [undefined]) await tellOwner(owner, notices);
      return { outcome: 'refused', ...(locks && { locks }) };
    }
    await (people.length > 1 ? failures.succeedAlone : failures.succeed)(subject, guess);
    const { participant } = right;
    const own = right.pin === 'own';
    if (own) await renewPinHash(participant, pin);
    return accept(participant, {
      pinTemporary: !own || participant.pin_temporary === 1,
      phoneOnFile: participant.phone !== null && isCalled(participant.phone),
      fromPhoneOnFile: guess.source === phoneOf(participant),
    });
  };

  function phoneOf(participant: ClaimedParticipant | undefined): string {
    return participant?.phone == null ? nowhere : hideSource(participant.phone);
  }

  /** Whose PIN it is, and whether it is their own or a temporary one. Nobody where it is that of two: neither may hear about the other. */
  async function findRight(
    people: readonly ClaimedParticipant[],
    pin: string,
    call: string,
  ): Promise<Right | undefined> {
    const [first, ...others] = people;
    const judged = await Promise.all([first, ...others].map((participant) => judge(participant, pin, call)));
    const [right, another] = judged.filter((each) => each !== undefined);
    return another ? undefined : right;
  }

  /** Nobody takes as long as somebody. */
  async function judge(
    participant: ClaimedParticipant | undefined,
    pin: string,
    call: string,
  ): Promise<Right | undefined> {
    const nowMs = clock();
    // Only the keyed PIN decides whether further hashes are made: the time taken tells nothing of the participant.
    const wanted = couldBeTemporary(pin) ? (['own', 'temporary', 'earlier'] as const) : (['own'] as const);
    const hashes = {
      own: participant?.pin_hash ?? null,
      temporary: participant ? liveTemporaryHash(participant, call, nowMs) : null,
      earlier: participant ? liveEarlierHash(participant, nowMs) : null,
    };
    const fits = await Promise.all(wanted.map((each) => pins.matches(pin, hashes[each])));
    const right = wanted.find((_, index) => fits[index]);
    return participant && right && { participant, pin: right };
  }

  function minutesUntil(untilMs: number): number {
    return Math.max(1, Math.ceil((untilMs - clock()) / 60_000));
  }

  /** Of a lock. For nobody the same is done, and meets no row. */
  async function tellOwner(to: ClaimedParticipant | undefined, wording: NoticeWording): Promise<void> {
    const put = db.transaction();
    const told = { to, notice: 'sign-in-locked', wording, nowMs: clock() } as const;
    await retryWhileBusy(() => put.execute((transaction) => putNotice(transaction, seal, told)));
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
    known: Pick<SignedIn, 'pinTemporary' | 'phoneOnFile' | 'fromPhoneOnFile'>,
  ): Promise<SignInResult> {
    const { asPayer, asRecipient, withheld, unsettled } = await db
      .selectFrom(ownCases(db, id).as('own'))
      .select((eb) => [
        eb.fn.countAll().filterWhere('side', '=', 'collection').filterWhere('told', '=', 1).as('asPayer'),
        eb.fn.countAll().filterWhere('side', '=', 'disbursement').filterWhere('told', '=', 1).as('asRecipient'),
        eb.fn.countAll().filterWhere('told', '=', 0).as('withheld'),
        eb.exists(selectUnsettled(db, id, clock() - unsettledToldMs)).as('unsettled'),
      ])
      .executeTakeFirstOrThrow();
    return {
      outcome: 'accepted',
      participant: writeReference(id, contact.pin_generation),
      payer: Number(asPayer) > 0,
      recipient: Number(asRecipient) > 0,
      cases: Number(asPayer) + Number(asRecipient),
      ...(Number(withheld) > 0 && { withheld: Number(withheld) }),
      mailingAddressValid: contact.mailing_address_valid === 1,
      unsettledPayments: Boolean(unsettled),
      ...known,
    };
  }
}
