import { setTimeout as wait } from 'node:timers/promises';
import { type IdentifierKind, identifierKinds } from '../../../agency/participant.ts';
import { judgeTrier, keepInForce, type Trier, type Admission } from '../../../agency/sign-in-policy.ts';
import { type CountedAttempt, isBeingChecked, readAttempts, writeAttempts } from './counted-attempts.ts';
import type { Database, SignInFailureTable } from '../database/database.ts';
import { retryWhileBusy } from '../database/retry-while-busy.ts';

type Counted = Omit<SignInFailureTable, 'subject'>;

export type SignInFailures = ReturnType<typeof createSignInFailures>;

/** The subject that a participant's failures are counted under, by the identifier they came with. */
export function subjectOf(participant: number, kind: IdentifierKind = 'participant-id'): string {
  return kind === 'ssn' ? `participant:${participant}:ssn` : `participant:${participant}`;
}

/** The subject that failures are counted under where digits are nobody's, or those of two people, by their keyed hash. */
export function subjectOfClaim(hash: string): string {
  return `claim:${hash}`;
}

/** All that is counted for a participant. */
export function subjectsOf(participant: number): string[] {
  return identifierKinds.map((kind) => subjectOf(participant, kind));
}

/** How long an attempt waits for those that are being checked, and between two looks. */
const [patienceMs, pauseMs] = [6000, 25];

/** A guess of a PIN: its name, and who makes it. */
export interface Guess extends Trier {
  readonly name: string;
}

/** Counts failed sign-ins in a row for each subject. `clock` gives milliseconds of the epoch. */
export function createSignInFailures(db: Database, clock: () => number) {
  return { admit, fail, succeed, succeedAlone, forget, forgetBefore };

  /**
   * Whether the PIN of a guess may be checked. An admitted guess counts as failed from now on, until `succeed`: guesses made at
   * the same moment cannot get more checks than those made one after the other. Where only guesses that are being checked stand in the
   * way, it waits for them: a right PIN is not paused because of another right PIN at the same moment. A guess already counted is admitted again.
   */
  async function admit(subject: string, guess: Guess): Promise<Admission> {
    const untilMs = performance.now() + patienceMs;
    for (;;) {
      const row = await find(subject);
      const attempts = row ? readAttempts(row.attempts, row.last_failure_ms) : [];
      if (attempts.some(({ name }) => name === guess.name)) return { state: 'free' };
      const verdict = judgeTrier(attempts, guess, clock());
      if (verdict.state === 'free') {
        if (await count(subject, row, attempts, guess)) return verdict;
      } else if (mayTurnOut(attempts, guess) && performance.now() < untilMs) {
        await wait(pauseMs);
      } else return verdict;
    }
  }

  function count(
    subject: string,
    row: Counted | undefined,
    attempts: readonly CountedAttempt[],
    { name, source, onFile }: Guess,
  ): Promise<boolean> {
    const nowMs = clock();
    const known = keepInForce(attempts, onFile, nowMs);
    const admitted = writeAttempts([...known, { name, source, atMs: nowMs, checkedSinceMs: nowMs }]);
    return replace(subject, row, { attempts: admitted, last_failure_ms: nowMs });
  }

  /** Whether the guess would be free if those turned out right that are being checked. */
  function mayTurnOut(attempts: readonly CountedAttempt[], guess: Guess): boolean {
    const settled = attempts.filter((each) => !isBeingChecked(each, clock()));
    return settled.length < attempts.length && judgeTrier(settled, guess, clock()).state === 'free';
  }

  /** The guess was wrong. True where it is the one that locks. */
  async function fail(subject: string, guess: Guess): Promise<boolean> {
    const counted = await change(subject, (attempts) =>
      attempts.map(({ checkedSinceMs, ...each }) =>
        each.name === guess.name || checkedSinceMs === undefined ? each : { ...each, checkedSinceMs },
      ),
    );
    const before = counted.filter(({ name }) => name !== guess.name);
    const locks = (attempts: readonly CountedAttempt[]) => judgeTrier(attempts, guess, clock()).state === 'locked';
    return locks(counted) && !locks(before);
  }

  /** The guess was right: no failure from this phone counts any more, but what is being checked beside it still may. */
  async function succeed(subject: string, { name, source }: Guess): Promise<void> {
    await change(subject, (attempts) =>
      attempts.filter((each) => each.name !== name && (each.source !== source || isBeingChecked(each, clock()))),
    );
  }

  /** The guess was right, and all others go on counting: their digits are those of two people, and may have been tried for the other one. */
  async function succeedAlone(subject: string, { name }: Guess): Promise<void> {
    await change(subject, (attempts) => attempts.filter((each) => each.name !== name));
  }

  function find(subject: string): Promise<Counted | undefined> {
    return db
      .selectFrom('sign_in_failures')
      .select(['attempts', 'last_failure_ms'])
      .where('subject', '=', subject)
      .executeTakeFirst();
  }

  /** Changes what is counted, and gives it as it is then. A count that another program makes meanwhile is not lost. */
  async function change(
    subject: string,
    changed: (attempts: readonly CountedAttempt[]) => readonly CountedAttempt[],
  ): Promise<readonly CountedAttempt[]> {
    const row = await find(subject);
    if (!row) return [];
    const counted = changed(readAttempts(row.attempts, row.last_failure_ms));
    const attempts = writeAttempts(counted);
    if (attempts === row.attempts || (await replace(subject, row, { ...row, attempts }))) return counted;
    return change(subject, changed);
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
   * failure would tell which IDs exist.
   */
  async function forgetBefore(momentMs: number): Promise<number> {
    const remove = db.deleteFrom('sign_in_failures').where('last_failure_ms', '<', momentMs);
    const { numDeletedRows } = await retryWhileBusy(() => remove.executeTakeFirstOrThrow());
    return Number(numDeletedRows);
  }
}
