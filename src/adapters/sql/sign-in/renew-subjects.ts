import { type Expression, expressionBuilder, type SqlBool } from 'kysely';
import type { Database, Schema } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';
import { subjectOfClaim } from './sign-in-failures.ts';

const eb = expressionBuilder<Schema, 'pin_requests'>();

/**
 * Goes on under the first key of the ring with what was counted, and asked for, under another one and digits that are nobody's. Else a new
 * secret would let all counts of nobody begin anew and none of a participant, and so tell which IDs exist. The same is done for every claim.
 */
export async function renewSubjects(db: Database, hashes: readonly [string, ...string[]]): Promise<void> {
  const [first, ...others] = hashes;
  if (others.length === 0) return;
  const subject = subjectOfClaim(first);
  const older = others.map(subjectOfClaim);
  const failures = db.updateTable('sign_in_failures').set({ subject }).where('subject', 'in', older);
  await retryWhileBusy(() => failures.where(isNotCounted(subject)).execute());
  const requests = db.updateTable('pin_requests').set({ subject }).where('subject', 'in', older);
  await retryWhileBusy(() => requests.where(isNotAsked(subject)).execute());
}

/** Two servers whose rings differ may count the same digits at once. */
function isNotCounted(subject: string): Expression<SqlBool> {
  const known = eb.selectFrom('sign_in_failures as known').where('known.subject', '=', subject);
  return eb.not(eb.exists(known.select('known.subject')));
}

function isNotAsked(subject: string): Expression<SqlBool> {
  const known = eb.selectFrom('pin_requests as known').where('known.subject', '=', subject);
  return eb.not(eb.exists(known.whereRef('known.request', '=', 'pin_requests.request').select('known.subject')));
}
