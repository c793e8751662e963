import type { Database, OutboxTable } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { createSeal } from '../../../secrets/seal.ts';
import { type OutboxMessage, openMessage } from './outbox-message.ts';

/** Longer than any attempt to send takes; then twice as long after each failure, up to four hours. */
const firstPauseMs = 2 * 60_000;
const longestPauseMs = 4 * 3_600_000;

const listed = ['number', 'channel', 'state', 'asked_at_ms', 'expires_at_ms', 'attempts', 'last_error'] as const;

/** What may be told of a message without opening it. */
export type Waiting = Pick<OutboxTable, (typeof listed)[number]>;

interface Found extends Waiting {
  readonly participant: string;
  readonly message?: OutboxMessage;
}

/** An e-mail taken to be sent. `read` throws where its key is gone. */
interface ClaimedEmail {
  readonly number: number;
  /** This one among them. */
  readonly attempts: number;
  readonly read: () => OutboxMessage;
}

interface OutboxOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** The messages that wait to be sent. */
export function createSqlOutbox({ db, keys, clock = Date.now }: OutboxOptions) {
  const seal = createSeal(keys, 'outbox');
  return { list, find, markSent, claimEmail, noteFailure };

  /** What has not been sent, the oldest first. */
  function list(): Promise<Waiting[]> {
    return db.selectFrom('outbox').select(listed).where('state', '=', 'asked').orderBy('number').execute();
  }

  /** A message by its number, with the participant's reference; without `message` once it is sent or replaced. */
  async function find(number: number): Promise<Found | undefined> {
    const row = await db.selectFrom('outbox').selectAll().where('number', '=', number).executeTakeFirst();
    if (!row) return undefined;
    const found = { ...row, participant: String(row.participant_id) };
    return row.sealed === null ? found : { ...found, message: openMessage(seal, row.participant_id, row.sealed) };
  }

  /** Its address and text are forgotten. False where it does not wait. */
  async function markSent(number: number): Promise<boolean> {
    const update = db
      .updateTable('outbox')
      .set({ state: 'sent', sealed: null })
      .where('number', '=', number)
      .where('state', '=', 'asked');
    const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  /**
   * Takes the next e-mail that is due and whose PIN still works. Nobody else gets it before its pause is over, nor again then
   * if it is marked sent by that time: a sender that dies leaves it to the next one.
   */
  async function claimEmail(): Promise<ClaimedEmail | undefined> {
    const due = await db
      .selectFrom('outbox')
      .select(['number', 'attempts'])
      .where('state', '=', 'asked')
      .where('channel', '=', 'email')
      .where('due_ms', '<=', clock())
      .where('expires_at_ms', '>', clock())
      .orderBy('due_ms')
      .limit(1)
      .executeTakeFirst();
    if (!due) return undefined;
    const claim = db
      .updateTable('outbox')
      .set({ attempts: due.attempts + 1, due_ms: clock() + pauseAfterMs(due.attempts) })
      .where('number', '=', due.number)
      .where('attempts', '=', due.attempts)
      .where('state', '=', 'asked')
      .returning(['number', 'attempts', 'participant_id', 'sealed']);
    const claimed = await retryWhileBusy(() => claim.executeTakeFirst());
    if (!claimed) return claimEmail();
    const { number, attempts, participant_id: participant, sealed } = claimed;
    return { number, attempts, read: () => openMessage(seal, participant, sealed ?? '') };
  }

  async function noteFailure(number: number, reason: string): Promise<void> {
    const update = db.updateTable('outbox').set({ last_error: reason }).where('number', '=', number);
    await retryWhileBusy(() => update.execute());
  }
}

function pauseAfterMs(failures: number): number {
  return Math.min(firstPauseMs * 2 ** failures, longestPauseMs);
}
