import type { Database, DatabaseTransaction } from '../database/database.ts';
import { engineOf } from '../database/engines/engine.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { takeNumbers } from '../database/take-numbers.ts';
import type { ExportedRequest, RequestFile } from './read-request-file.ts';
import type { Since } from './tell-since.ts';

/** How many requests were marked as exported, and how many were put back that the restore had lost. */
export interface Redone {
  readonly collected: number;
  readonly putBack: number;
}

interface RedoOptions {
  readonly db: Database;
  readonly since: Since;
  readonly files: readonly RequestFile[];
  /** The restore is marked already: only what other files hold is new. */
  readonly again: boolean;
  readonly nowMs: number;
}

/** More than are given between the newest export of the trail and a restore: what has those numbers is not known. */
const numbersAhead = { participants: 1_000_000, outbox: 10_000, request_batches: 1_000 } as const;

/**
 * Does again in restored records what must not happen twice: requests that files hold count as exported, settled ones are gone, letters
 * that were sent are marked, and no number is given again.
 */
export function redoSince({ db, since, files, again, nowMs }: RedoOptions): Promise<Redone> {
  const transaction = db.transaction();
  return retryWhileBusy(() =>
    transaction.execute(async (begun) => {
      await engineOf(begun).enterAlone(begun, 'export of requests');
      if (!again) await skipNumbers(begun, since);
      const redone = { collected: 0, putBack: 0 };
      for (const file of files) {
        const { collected, putBack } = await collect(begun, file, nowMs);
        redone.collected += collected;
        redone.putBack += putBack;
      }
      await closeEmptyBatches(begun, nowMs);
      await settle(begun, since);
      return redone;
    }),
  );
}

/** Entries of the trail name participants, messages and exports by their numbers: none may stand for another one. */
async function skipNumbers(db: DatabaseTransaction, since: Since): Promise<void> {
  const mostBatch = Math.max(0, ...since.exports.map(({ batch }) => batch));
  await skipTo(db, 'participants', since.mostParticipant + numbersAhead.participants);
  await skipTo(db, 'outbox', since.mostMessage + numbersAhead.outbox);
  await skipTo(db, 'request_batches', mostBatch + numbersAhead.request_batches);
}

/** Behind the last number that was given by so many, at least. */
async function skipTo(db: DatabaseTransaction, name: keyof typeof numbersAhead, least: number): Promise<void> {
  const { last } = await db.selectFrom('numbers').select('last').where('name', '=', name).executeTakeFirstOrThrow();
  const next = Math.max(last + numbersAhead[name], least);
  await db.updateTable('numbers').set({ last: next }).where('name', '=', name).execute();
}

/** Puts what a file holds and no finished export has into a batch of its own. */
async function collect(db: DatabaseTransaction, { file, requests }: RequestFile, nowMs: number): Promise<Redone> {
  const number = await takeNumbers(db, 'request_batches');
  await db.insertInto('request_batches').values({ number, file, collected_at_ms: nowMs }).execute();
  const finished = db.selectFrom('request_batches').select('number').where('collected_at_ms', 'is not', null);
  const redone = { collected: 0, putBack: 0 };
  for (const request of requests) {
    const { numUpdatedRows } = await db
      .updateTable('requests')
      .set({ batch: number })
      .where('reference', '=', request.reference)
      .where((eb) => eb.or([eb('batch', 'is', null), eb('batch', 'not in', finished)]))
      .executeTakeFirstOrThrow();
    redone.collected += Number(numUpdatedRows);
    redone.putBack += numUpdatedRows === 0n ? await keepLost(db, request, number) : 0;
  }
  if (redone.collected + redone.putBack === 0)
    await db.deleteFrom('request_batches').where('number', '=', number).execute();
  return redone;
}

/** A request that was lost is kept as one that was exported, so that nobody gets its reference again. Gives 0 where it is there. */
async function keepLost(db: DatabaseTransaction, request: ExportedRequest, batch: number): Promise<number> {
  const participant = await db
    .selectFrom('participants')
    .select('id')
    .where('participant_id', '=', request.participantId ?? '')
    .executeTakeFirst();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('requests')
    .values({
      reference: request.reference,
      kind: request.kind,
      participant_id: participant?.id ?? null,
      case_number: request.caseNumber ?? null,
      language: request.language,
      line: request.line ?? null,
      channel: request.channel ?? null,
      pace: request.pace ?? null,
      details: JSON.stringify(request.details),
      left_at_ms: request.leftAt,
      attempt: `restored:${request.reference}`,
      batch,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  return Number(numInsertedOrUpdatedRows);
}

/** An export that was cut off before the backup, and of which a file holds everything. */
async function closeEmptyBatches(db: DatabaseTransaction, nowMs: number): Promise<void> {
  await db
    .updateTable('request_batches')
    .set({ collected_at_ms: nowMs })
    .where('collected_at_ms', 'is', null)
    .where('number', 'not in', (eb) =>
      eb.selectFrom('requests').select('batch').where('batch', 'is not', null).$narrowType<{ batch: number }>(),
    )
    .execute();
}

async function settle(db: DatabaseTransaction, { settled, sent }: Since): Promise<void> {
  for (const reference of settled)
    await db.deleteFrom('requests').where('reference', '=', reference).where('batch', 'is', null).execute();
  for (const { number, participant } of sent) {
    await db
      .updateTable('outbox')
      .set({ state: 'sent', sealed: null })
      .where('number', '=', number)
      .where('participant_id', '=', participant)
      .where('state', '=', 'asked')
      .execute();
  }
}
