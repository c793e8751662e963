import { createHmac } from 'node:crypto';
import type { PinRequest, Records } from '../../../calls/ports/records.ts';
import type {
  Database,
  DatabaseTransaction,
  OutboxChannel,
  ParticipantTable,
  PinAnswer,
} from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { type ClaimedParticipant, findClaimed } from './find-claimed.ts';
import { sealMessage } from '../outbox/outbox-message.ts';
import { putMessage } from '../outbox/put-message.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { HashedClaims } from './hashed-claims.ts';
import { deriveKeys, type KeyRing } from '../../../secrets/key-ring.ts';
import type { Pins } from './pins.ts';
import { createSeal } from '../../../secrets/seal.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import { makeTemporaryPin, temporaryPinDays, temporaryPinMs } from './temporary-pin.ts';

/** How many PINs anybody gets in a day; then it takes an agent. */
const requestsADay = 3;
const dayMs = 86_400_000;

const channels = { emailed: 'email', mailed: 'letter' } as const satisfies Partial<Record<PinAnswer, OutboxChannel>>;

/** Stands for a participant where nobody has the identifier: no row has this ID. */
const nobody = { id: 0, participant_id: '', language: null, email: null } as const;

interface PinRequestParts {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly claims: HashedClaims;
  readonly pins: Pins;
  readonly failures: SignInFailures;
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
 * Makes temporary PINs. Which steps are taken depends on the answer alone, not on whether anybody has the identifier: for nobody the
 * same statements meet no row.
 */
export function createRequestPin({ db, keys, claims, pins, failures, clock }: PinRequestParts): Records['requestPin'] {
  const seal = createSeal(keys, 'outbox');
  const answerKey = deriveKeys(keys, 'nobody').first.key;

  return async (asked) => {
    const { claim, request } = asked;
    const { participant, subject } = await findClaimed(db, claims, claim);
    const usual = participant ? answerFor(participant) : answerForNobody(subject);
    const wanted = (await failures.isLocked(subject)) ? 'agent' : usual;
    const made = await makePin(participant ?? nobody, wanted, asked);
    const settle = db.transaction();
    return retryWhileBusy(() =>
      settle.execute((transaction) => answer(transaction, { subject, request, wanted }, made)),
    );
  };

  /** Always the same one for the same identifier, spread evenly. */
  function answerForNobody(subject: string): PinAnswer {
    const number = createHmac('sha256', answerKey).update(subject).digest().readUInt32BE();
    return (['emailed', 'mailed', 'agent'] as const)[number % 3] ?? 'agent';
  }

  async function makePin(participant: Addressee, wanted: PinAnswer, asked: PinRequest): Promise<NewPin> {
    const pin = makeTemporaryPin();
    const message = asked.writeMessage(participant.language ?? asked.language, { pin, days: temporaryPinDays });
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
    const today = earlier.filter(({ asked_at_ms: askedAtMs }) => askedAtMs > nowMs - dayMs);
    const given = today.length < requestsADay ? wanted : 'agent';
    await transaction
      .insertInto('pin_requests')
      .values({ subject, request, asked_at_ms: nowMs, answer: given })
      .execute();
    if (given !== 'agent') await issue(transaction, made, { channel: channels[given], nowMs });
    return given;
  }
}

type Addressee = Pick<ParticipantTable, 'id' | 'participant_id' | 'language' | 'email'>;

function answerFor({ email, mailing_address_valid: mailable }: ClaimedParticipant): PinAnswer {
  if (email !== null) return 'emailed';
  return mailable === 1 ? 'mailed' : 'agent';
}

/** The new PIN takes the place of an earlier temporary one. */
async function issue(
  db: DatabaseTransaction,
  { participant, hash, sealed }: NewPin,
  { channel, nowMs }: { channel: OutboxChannel; nowMs: number },
): Promise<void> {
  const expiresAtMs = nowMs + temporaryPinMs;
  await db
    .updateTable('participants')
    .set({ temporary_pin_hash: hash, temporary_pin_expires_ms: expiresAtMs })
    .where('id', '=', participant)
    .execute();
  await putMessage(db, { participant, channel, sealed, askedAtMs: nowMs, expiresAtMs });
}
