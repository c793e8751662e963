import type { ExpressionBuilder } from 'kysely';
import type { PinRequest, Records } from '../../../calls/ports/records.ts';
import type {
  Database,
  DatabaseTransaction,
  OutboxChannel,
  ParticipantTable,
  PinAnswer,
  Schema,
} from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { createAnswerForNobody } from './answer-for-nobody.ts';
import { type ClaimedParticipant, findClaimed } from './find-claimed.ts';
import { sealMessage } from '../outbox/outbox-message.ts';
import { putMessage } from '../outbox/put-message.ts';
import { writeInLanguages } from '../outbox/write-in-languages.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { HashedClaims } from './hashed-claims.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import type { Pins } from './pins.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { makeTemporaryPin, temporaryPinDays, temporaryPinMs, underwayMs } from './temporary-pin.ts';

const channels = { emailed: 'email', mailed: 'letter' } as const satisfies Partial<Record<PinAnswer, OutboxChannel>>;

/** Stands for a participant where nobody has the identifier: no row has this ID. */
const nobody = { id: 0, participant_id: '', language: null, email: null } as const;

interface PinRequestParts {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly claims: HashedClaims;
  readonly pins: Pins;
  readonly clock: () => number;
}

interface Asked {
  readonly subject: string;
  readonly request: string;
  readonly wanted: PinAnswer;
}

interface NewPin {
  readonly participant: number;
  readonly hash: string;
  readonly sealed: string;
}

/**
 * Makes temporary PINs, and none while one is on its way: nobody can take a letter from its owner by asking for another. Which steps are
 * taken depends on the answer alone, not on whether anybody has the identifier: for nobody the same statements meet no row. The answer
 * depends on what was asked for with this identifier alone: an ID and an SSN do not tell that they are one person's.
 */
export function createRequestPin({ db, keys, claims, pins, clock }: PinRequestParts): Records['requestPin'] {
  const seal = createSeal(keys, 'outbox');
  // A new key changes no answer while the older one is in the ring, since participants are answered as before, too.
  const forNobody = createAnswerForNobody(db, deriveKeys(keys, 'nobody').oldest.key, clock);

  return async (asked) => {
    const { claim, request } = asked;
    const shares = await forNobody.findShares();
    const { people, subject } = await findClaimed(db, claims, claim);
    const [one, another] = people;
    const wanted = another ? 'agent' : one ? answerFor(one) : forNobody.answer(claims.read(claim).oldest, shares);
    const made = await makePin(one && !another ? one : nobody, wanted, asked);
    const settle = db.transaction();
    return retryWhileBusy(() =>
      settle.execute((transaction) => answer(transaction, { subject, request, wanted }, made)),
    );
  };

  async function makePin(participant: Addressee, wanted: PinAnswer, asked: PinRequest): Promise<NewPin> {
    const pin = makeTemporaryPin();
    const channel = wanted === 'emailed' ? 'email' : 'letter';
    const days = temporaryPinDays[channel];
    const languages = [asked.language, participant.language];
    const message = writeInLanguages(languages, (language) => asked.writeMessage(language, { pin, channel, days }));
    const to = wanted === 'emailed' ? (participant.email ?? '') : participant.participant_id;
    const sealed = sealMessage(seal, participant.id, { to, ...message });
    return { participant: participant.id, hash: await pins.hash(pin), sealed };
  }

  async function answer(transaction: DatabaseTransaction, { subject, request, wanted }: Asked, made: NewPin) {
    await engineOf(transaction).enterAlone(transaction, `pin-request ${subject}`);
    const nowMs = clock();
    const earlier = await transaction
      .selectFrom('pin_requests')
      .select(['request', 'answer', 'asked_at_ms'])
      .where('subject', '=', subject)
      .execute();
    const same = earlier.find((one) => one.request === request);
    if (same) return same.answer;
    const isUnderway = earlier.some((one) => lastsUntilMs(one) > nowMs);
    if (!isUnderway) {
      await transaction
        .insertInto('pin_requests')
        .values({ subject, request, asked_at_ms: nowMs, answer: wanted })
        .execute();
    }
    if (wanted !== 'agent') await issue(transaction, made, { channel: channels[wanted], nowMs });
    return isUnderway ? 'underway' : wanted;
  }
}

type Addressee = Pick<ParticipantTable, 'id' | 'participant_id' | 'language' | 'email'>;

function answerFor({ email, mailing_address_valid: mailable }: ClaimedParticipant): PinAnswer {
  if (email !== null) return 'emailed';
  return mailable === 1 ? 'mailed' : 'agent';
}

function lastsUntilMs({
  answer,
  asked_at_ms: askedAtMs,
}: {
  readonly answer: PinAnswer;
  readonly asked_at_ms: number;
}) {
  return answer === 'agent' ? 0 : askedAtMs + underwayMs(channels[answer]);
}

/**
 * Nothing where a temporary PIN is on its way, or where nobody is this participant. One that was used up makes room for another. One that was
 * not goes on working beside it, so that nobody can take a late letter from its owner either.
 */
async function issue(
  db: DatabaseTransaction,
  { participant, hash, sealed }: NewPin,
  { channel, nowMs }: { channel: OutboxChannel; nowMs: number },
): Promise<void> {
  const expiresAtMs = nowMs + temporaryPinMs(channel);
  const { numUpdatedRows } = await db
    .updateTable('participants')
    .set((eb) => ({
      temporary_pin_hash: hash,
      temporary_pin_expires_ms: expiresAtMs,
      temporary_pin_renewable_ms: nowMs + underwayMs(channel),
      temporary_pin_used_by: null,
      ...keepUnused(eb, nowMs),
    }))
    .where('id', '=', participant)
    .where((eb) =>
      eb.or([
        eb('temporary_pin_hash', 'is', null),
        eb('temporary_pin_expires_ms', '<=', nowMs),
        eb('temporary_pin_used_by', 'is not', null),
        eb('temporary_pin_renewable_ms', '<=', nowMs),
      ]),
    )
    .executeTakeFirstOrThrow();
  const addressee = numUpdatedRows === 0n ? nobody.id : participant;
  await putMessage(db, { participant: addressee, channel, sealed, askedAtMs: nowMs, expiresAtMs });
}

/** What was the last one stays as the earlier one, while it works and was not used. */
function keepUnused(eb: ExpressionBuilder<Schema, 'participants'>, nowMs: number) {
  const unused = eb.and([eb('temporary_pin_used_by', 'is', null), eb('temporary_pin_expires_ms', '>', nowMs)]);
  const [hash, expiresMs] = [eb.ref('temporary_pin_hash'), eb.ref('temporary_pin_expires_ms')];
  return {
    earlier_pin_hash: eb.case().when(unused).then(hash).else(eb.ref('earlier_pin_hash')).end(),
    earlier_pin_expires_ms: eb.case().when(unused).then(expiresMs).else(eb.ref('earlier_pin_expires_ms')).end(),
  };
}
