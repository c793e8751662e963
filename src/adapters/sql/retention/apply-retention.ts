import type { Retention } from '../../../agency/retention.ts';
import type { KeyRing } from '../../../secrets/key-ring.ts';
import { removeCardPayments } from '../card-payments/remove-card-payments.ts';
import { expireChains } from '../audit/expire-chains.ts';
import { countDeleted } from '../database/count-deleted.ts';
import type { Database } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { endEnrolments } from '../replies/end-enrolments.ts';
import { longestUnderwayMs } from '../sign-in/temporary-pin.ts';
import { createSignInFailures } from '../sign-in/sign-in-failures.ts';
import { createSqlEventStore } from '../events/sql-event-store.ts';
import { nameDay } from './removal-clock.ts';
import { removeTexts } from './remove-texts.ts';

const dayMs = 86_400_000;

interface RetentionOptions {
  readonly db: Database;
  readonly keys: KeyRing;
  readonly retention: Retention;
  /** Milliseconds of the epoch. */
  readonly clock?: () => number;
}

/** How much was removed, by what it was. */
export type Removed = Readonly<Record<keyof Retention | 'messageTexts' | 'pinRequests', number>>;

/** Removes what has been kept long enough. What the agency's extracts tell of people stays: extracts and `forget` decide on it. */
export async function applyRetention({ db, keys, retention, clock = Date.now }: RetentionOptions): Promise<Removed> {
  const nowMs = clock();
  const before = (what: keyof Retention) => nowMs - retention[what] * dayMs;
  return {
    messageTexts: await forgetTexts(db, nowMs),
    messages: await removeMessages(db, before('messages'), nowMs),
    pinRequests: await removePinRequests(db, nowMs - longestUnderwayMs),
    requests: await removeRequests(db, before('requests')),
    failures: await createSignInFailures(db, clock).forgetBefore(before('failures')),
    appointments: await removeAppointments(db, before('appointments')),
    documents: await removeDocuments(db, nameDay(Math.floor(before('documents') / dayMs))),
    extracts: await removeExtracts(db, before('extracts')),
    events: await createSqlEventStore(db).removeBefore(nameDay(Math.floor(before('events') / dayMs))),
    texts: await removeTexts(db, before('texts'), nowMs),
    replies: await removeReplies(db, before('replies'), nowMs),
    cardPayments: await removeCardPayments(db, before('cardPayments')),
    audit: await expireChains(db, keys, { openedBeforeMs: before('audit'), nowMs }),
  };
}

/** A PIN that has ended needs no message. */
function forgetTexts(db: Database, nowMs: number): Promise<number> {
  const update = db
    .updateTable('outbox')
    .set({ sealed: null })
    .where('sealed', 'is not', null)
    .where('expires_at_ms', '<=', nowMs);
  return retryWhileBusy(async () => Number((await update.executeTakeFirstOrThrow()).numUpdatedRows));
}

function removeMessages(db: Database, beforeMs: number, nowMs: number): Promise<number> {
  return remove(db.deleteFrom('outbox').where('asked_at_ms', '<', beforeMs).where('expires_at_ms', '<=', nowMs));
}

function removePinRequests(db: Database, beforeMs: number): Promise<number> {
  return remove(db.deleteFrom('pin_requests').where('asked_at_ms', '<=', beforeMs));
}

/** With the batches that they were exported in. */
async function removeRequests(db: Database, beforeMs: number): Promise<number> {
  const old = db.selectFrom('request_batches').select('number').where('collected_at_ms', '<', beforeMs);
  const removed = await remove(db.deleteFrom('requests').where('batch', 'in', old));
  await remove(db.deleteFrom('request_batches').where('collected_at_ms', '<', beforeMs));
  return removed;
}

function removeAppointments(db: Database, beforeMs: number): Promise<number> {
  return remove(db.deleteFrom('appointments').where('at_ms', '<', beforeMs));
}

/** `before`: ISO 8601. */
function removeDocuments(db: Database, before: string): Promise<number> {
  return remove(db.deleteFrom('documents').where('ready', '<', before));
}

function removeExtracts(db: Database, beforeMs: number): Promise<number> {
  return remove(
    db
      .deleteFrom('extracts')
      .where('imported_at_ms', '<', beforeMs)
      .where('number', '<', (eb) =>
        eb.selectFrom('extracts as all').select(({ fn }) => fn.max('all.number').as('last')),
      ),
  );
}

/** Who has not paid so for long agrees anew. */
function removeReplies(db: Database, beforeMs: number, nowMs: number): Promise<number> {
  return endEnrolments(db, (eb) => eb(eb.fn.coalesce('used_ms', 'since_ms'), '<', beforeMs), nowMs);
}

function remove(removal: Parameters<typeof countDeleted>[0]): Promise<number> {
  return retryWhileBusy(() => countDeleted(removal));
}
