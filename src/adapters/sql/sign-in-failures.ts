import { lockingFailures, mayCheckPin } from '../../cases/sign-in-policy.ts';
import type { Database, SignInFailureTable } from './database.ts';
import { retryWhileBusy } from './retry-while-busy.ts';

/** Matches what has so many lines. */
function linesOf(count: number): string {
  return Array.from({ length: count }, () => '%').join('\n');
}

type Counted = Omit<SignInFailureTable, 'subject'>;

export type SignInFailures = ReturnType<typeof createSignInFailures>;

/** The subject that a participant's failures are counted under, whichever identifier they came with. */
export function subjectOf(participant: number): string {
  return `participant:${participant}`;
}

/** Counts failed sign-ins in a row for each subject. `clock` gives milliseconds of the epoch. */
export function createSignInFailures(db: Database, clock: () => number) {
  return { admit, forget, forgetBefore };

  /**
   * Whether the PIN of an attempt may be checked. An admitted attempt counts as failed from now on, until `forget`: attempts made at
   * the same moment cannot get more checks than those made one after the other. An attempt already counted is admitted again.
   */
  async function admit(subject: string, attempt: string): Promise<boolean> {
    const row = await db
      .selectFrom('sign_in_failures')
      .select(['attempts', 'last_failure_ms'])
      .where('subject', '=', subject)
      .executeTakeFirst();
    const attempts = row?.attempts.split('\n') ?? [];
    if (attempts.includes(attempt)) return true;
    if (row && !mayCheckPin(attempts.length, row.last_failure_ms, clock())) return false;
    const counted = { attempts: [...attempts, attempt].join('\n'), last_failure_ms: clock() };
    const done = row ? await countAnother(subject, row.attempts, counted) : await countFirst(subject, counted);
    return done || admit(subject, attempt);
  }

  /** False where another attempt came first. */
  async function countFirst(subject: string, counted: Counted): Promise<boolean> {
    const insert = db
      .insertInto('sign_in_failures')
      .values({ subject, ...counted })
      .onConflict((conflict) => conflict.doNothing());
    const { numInsertedOrUpdatedRows } = await retryWhileBusy(() => insert.executeTakeFirstOrThrow());
    return numInsertedOrUpdatedRows === 1n;
  }

  /** False where another attempt has been counted since `before` was read. */
  async function countAnother(subject: string, before: string, counted: Counted): Promise<boolean> {
    const update = db
      .updateTable('sign_in_failures')
      .set(counted)
      .where('subject', '=', subject)
      .where('attempts', '=', before);
    const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  /** Starts again from none. False where there were none. */
  async function forget(subject: string): Promise<boolean> {
    const remove = db.deleteFrom('sign_in_failures').where('subject', '=', subject);
    const { numDeletedRows } = await retryWhileBusy(() => remove.executeTakeFirstOrThrow());
    return numDeletedRows > 0n;
  }

  /**
   * Clears away failures from before a moment, and says how many subjects had some: alike for identifiers that are nobody's, or their age would
   * tell them apart. A lock stays until a reset.
   */
  async function forgetBefore(momentMs: number): Promise<number> {
    const remove = db
      .deleteFrom('sign_in_failures')
      .where('last_failure_ms', '<', momentMs)
      .where('attempts', 'not like', linesOf(lockingFailures));
    const { numDeletedRows } = await retryWhileBusy(() => remove.executeTakeFirstOrThrow());
    return Number(numDeletedRows);
  }
}
