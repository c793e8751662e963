import { setTimeout as wait } from 'node:timers/promises';
import { type IdentifierKind, identifierKinds } from '../../../agency/participant.ts';
import { lockingFailures, mayCheckPin } from '../../../agency/sign-in-policy.ts';
import { type CountedAttempt, isBeingChecked, readAttempts, writeAttempts } from './counted-attempts.ts';
import type { Database, SignInFailureTable } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

/** Matches what has so many lines. */
function linesOf(count: number): string {
  return Array.from({ length: count }, () => '%').join('\n');
}

type Counted = Omit<SignInFailureTable, 'subject'>;

export type SignInFailures = ReturnType<typeof createSignInFailures>;

/** The subject that a participant's failures are counted under, by the identifier they came with. */
export function subjectOf(participant: number, kind: IdentifierKind = 'participant-id'): string {
  return kind === 'ssn' ? `participant:${participant}:ssn` : `participant:${participant}`;
}

/** All that is counted for a participant. */
export function subjectsOf(participant: number): string[] {
  return identifierKinds.map((kind) => subjectOf(participant, kind));
}

/** How long an attempt waits for those that are being checked, and between two looks. */
const [patienceMs, pauseMs] = [6000, 25];

/** Counts failed sign-ins in a row for each subject. `clock` gives milliseconds of the epoch. */
export function createSignInFailures(db: Database, clock: () => number) {
  return { admit, fail, succeed, isLocked, forget, forgetBefore };

  /**
   * Whether the PIN of an attempt may be checked. An admitted attempt counts as failed from now on, until `succeed`: attempts made at
   * the same moment cannot get more checks than those made one after the other. Where only attempts that are being checked stand in the
   * way, it waits for them: a right PIN is not paused because of another right PIN at the same moment. An attempt already counted is admitted again.
   */
  async function admit(subject: string, name: string): Promise<boolean> {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      const row = await find(subject);
      const attempts = row ? readAttempts(row.attempts) : [];
      if (attempts.some((each) => each.name === name)) return true;
      if (!row || mayCheckPin(attempts.length, row.last_failure_ms, clock())) {
        const admitted = writeAttempts([...attempts, { name, checkedSinceMs: clock() }]);
        if (await replace(subject, row, { attempts: admitted, last_failure_ms: clock() })) return true;
      } else if (attempts.some((each) => isBeingChecked(each, clock())) && performance.now() < untilMs) {
        await wait(pauseMs);
      } else return false;
    }
  }

  /** The attempt's PIN was wrong. */
  function fail(subject: string, name: string): Promise<void> {
    return change(subject, (attempts) => attempts.map((each) => (each.name === name ? { name } : each)));
  }

  /** The attempt's PIN was right: no failure counts any more, but what is being checked beside it still may. */
  function succeed(subject: string, name: string): Promise<void> {
    return change(subject, (attempts) =>
      attempts.filter((each) => each.name !== name && isBeingChecked(each, clock())),
    );
  }

  /** Whether only a reset helps: then no PIN would. */
  async function isLocked(subject: string): Promise<boolean> {
    const row = await find(subject);
    return row !== undefined && readAttempts(row.attempts).length >= lockingFailures;
  }

  function find(subject: string): Promise<Counted | undefined> {
    return db
      .selectFrom('sign_in_failures')
      .select(['attempts', 'last_failure_ms'])
      .where('subject', '=', subject)
      .executeTakeFirst();
  }

  /** Changes what is counted. A count that another program makes meanwhile is not lost. */
  async function change(
    subject: string,
    changed: (attempts: readonly CountedAttempt[]) => readonly CountedAttempt[],
  ): Promise<void> {
    const row = await find(subject);
    if (!row) return;
    const attempts = writeAttempts(changed(readAttempts(row.attempts)));
    if (attempts === row.attempts || (await replace(subject, row, { ...row, attempts }))) return;
    await change(subject, changed);
  }

  /** False where others were counted since `before` was read. A row without attempts is deleted. */
  function replace(subject: string, before: Counted | undefined, counted: Counted): Promise<boolean> {
    if (!before) return countFirst(subject, counted);
    return counted.attempts === '' ? removeAll(subject, before) : countOthers(subject, before, counted);
  }

  async function countFirst(subject: string, counted: Counted): Promise<boolean> {
    const insert = db
      .insertInto('sign_in_failures')
      .values({ subject, ...counted })
      .onConflict((conflict) => conflict.doNothing());
    const { numInsertedOrUpdatedRows } = await retryWhileBusy(() => insert.executeTakeFirstOrThrow());
    return numInsertedOrUpdatedRows === 1n;
  }

  async function countOthers(subject: string, { attempts }: Counted, counted: Counted): Promise<boolean> {
    const update = db
      .updateTable('sign_in_failures')
      .set(counted)
      .where('subject', '=', subject)
      .where('attempts', '=', attempts);
    const { numUpdatedRows } = await retryWhileBusy(() => update.executeTakeFirstOrThrow());
    return numUpdatedRows === 1n;
  }

  async function removeAll(subject: string, { attempts }: Counted): Promise<boolean> {
    const remove = db.deleteFrom('sign_in_failures').where('subject', '=', subject).where('attempts', '=', attempts);
    const { numDeletedRows } = await retryWhileBusy(() => remove.executeTakeFirstOrThrow());
    return numDeletedRows === 1n;
  }

  /** Deletes the failures of subjects. False where there were none. */
  async function forget(subjects: readonly string[]): Promise<boolean> {
    const remove = db.deleteFrom('sign_in_failures').where('subject', 'in', subjects);
    const { numDeletedRows } = await retryWhileBusy(() => remove.executeTakeFirstOrThrow());
    return numDeletedRows > 0n;
  }

  /**
   * Deletes failures from before a moment, and counts the subjects that had some. Identifiers of nobody are treated alike: else the age of a
   * failure would tell which IDs exist. A lock stays until a reset.
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
