import { randomInt } from 'node:crypto';
import type { NewRequest } from '../../../calls/ports/records.ts';
import type { Database } from '../database/database.ts';
import { findCaseNumber } from '../queries/find-case.ts';
import { ownRecordings } from '../recordings/own-recordings.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import type { Seal } from '../../../secrets/seal.ts';
import { noticeContactChange } from './notice-contact-change.ts';
import { readReference } from '../queries/read-reference.ts';

/** The number that a caller means who wants to be called at the one that is known: a later extract may have another. */
async function findPhone(db: Database, { kind, participant }: NewRequest): Promise<{ phone?: string }> {
  if (kind !== 'callback' || participant === undefined) return {};
  const known = await db
    .selectFrom('participants')
    .select('phone')
    .where('id', '=', readReference(participant))
    .executeTakeFirst();
  return known?.phone ? { phone: known.phone } : {};
}

/** The case that the caller means, where they mean one. */
async function findCaseOf(
  db: Database,
  { participant, case: position, caseEnding: ending }: NewRequest,
): Promise<string | undefined> {
  if (participant === undefined || position === undefined) return undefined;
  return findCaseNumber(db, participant, { position, ending });
}

interface Leaving {
  readonly seal: Seal;
  readonly nowMs: number;
  /** The account whose recordings are kept here; undefined where none are. */
  readonly recordingsOf: string | undefined;
}

/** Keeps a request and gives its reference; the same attempt again gets the same one. */
export async function leaveRequest(db: Database, request: NewRequest, leaving: Leaving): Promise<string> {
  const { seal, nowMs, recordingsOf: account } = leaving;
  const { participant, kind, language, line, channel = null, pace, attempt } = request;
  const details = { ...(await findPhone(db, request)), ...request.details };
  const caseNumber = await findCaseOf(db, request);
  const row = {
    reference: String(randomInt(100_000_000)).padStart(8, '0'),
    kind,
    participant_id: participant === undefined ? null : readReference(participant),
    case_number: caseNumber ?? null,
    language,
    line,
    channel,
    pace,
    details: JSON.stringify(details),
    left_at_ms: nowMs,
    attempt,
  };
  const { reference } = row;
  const owner = { reference, call: request.call ?? '', details, account, nowMs };
  const beginning = db.transaction();
  await retryWhileBusy(() =>
    beginning.execute(async (transaction) => {
      const { numInsertedOrUpdatedRows: left } = await transaction
        .insertInto('requests')
        .values(row)
        .onConflict((conflict) => conflict.doNothing())
        .executeTakeFirstOrThrow();
      if (left !== 1n) return;
      await ownRecordings(transaction, owner);
      await noticeContactChange(transaction, seal, request, nowMs);
    }),
  );
  const left = await db.selectFrom('requests').select('reference').where('attempt', '=', attempt).executeTakeFirst();
  // Nothing is left where the reference was another request's already.
  return left?.reference ?? leaveRequest(db, request, leaving);
}
