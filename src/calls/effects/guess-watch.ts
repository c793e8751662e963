import type { KeyObject } from 'node:crypto';
import { hideText } from '../../secrets/hide-text.ts';
import type { CallLog } from '../ports/call-log.ts';
import type { Count } from '../ports/count.ts';
import type { SharedSets } from '../ports/shared-sets.ts';
import { pauseOf, type SourceKind } from './source-pauses.ts';

interface Parts {
  /** Makes the numbers that call, and what was tried, unreadable. */
  readonly key: KeyObject;
  /** Where guesses are counted, for all servers. */
  readonly sets: SharedSets;
  readonly log: CallLog;
  readonly count: Count;
  readonly now: () => Temporal.Instant;
}

interface Guess {
  /** The number that calls, where it is shown. */
  readonly source: string | undefined;
  /** The turn that brings it. */
  readonly attempt: string;
  readonly claim: string;
  readonly pin: string;
}

export type GuessWatch = ReturnType<typeof createGuessWatch>;

const [minuteMs, hourMs] = [60_000, 3_600_000];

/** An alarm is raised at so many, and again at each further so many: refusals within a minute, locks within an hour. */
const [manyRefusals, manyLocks] = [30, 10];

/**
 * Watches guesses over all participants: one PIN tried with everybody is counted for nobody in particular. A phone with many refusals waits
 * longer and longer; of all phones together an alarm tells.
 */
export function createGuessWatch({ key, sets, log, count, now }: Parts) {
  return {
    /** How many minutes the phone has to wait before its guess is judged; undefined where it is judged now, as where nobody can count. */
    begin: (guess: Guess) => begin(guess).catch(tellFault),
    /** The guess was right, and does not count against its phone. */
    succeed: (guess: Guess) => succeed(guess).catch(tellFault),
    /** Returns at once: no caller waits for it. */
    refuse: (guess: Guess, locks: boolean) => void noteRefusal(guess, locks).catch(tellFault),
  };

  function tellFault(error: unknown): undefined {
    log.warn({ err: error }, 'sign-ins: a guess could not be counted over all participants');
  }

  /** A guess counts as refused until `succeed`, so that guesses at the same moment are not judged as if each were the first. */
  async function begin(guess: Guess): Promise<number | undefined> {
    const { set, member, kind } = nameOf(guess);
    const { size } = await sets.add(set, member, hourMs);
    const pauseMs = pauseOf(kind, size);
    if (pauseMs === 0) return undefined;
    const nowMs = now().epochMilliseconds;
    const slot = Math.floor(nowMs / pauseMs);
    const { size: inSlot } = await sets.add(`${set}:${pauseMs}:${slot}`, member, 2 * pauseMs);
    if (inSlot === 1) return undefined;
    await sets.remove(set, member);
    return Math.max(1, Math.ceil(((slot + 1) * pauseMs - nowMs) / minuteMs));
  }

  async function succeed(guess: Guess): Promise<void> {
    const { set, member } = nameOf(guess);
    await sets.remove(set, member);
  }

  async function noteRefusal(guess: Guess, locks: boolean): Promise<void> {
    const { member } = nameOf(guess);
    const nowMs = now().epochMilliseconds;
    const refusals = await sets.add(`refusals:${Math.floor(nowMs / minuteMs)}`, member, 2 * minuteMs);
    if (refusals.isNew && refusals.size % manyRefusals === 0) {
      count('minutes with many refusals');
      log.warn({ refusals: refusals.size }, 'sign-ins: many were refused within a minute, over all participants');
    }
    if (!locks) return;
    const locked = await sets.add(`locks:${Math.floor(nowMs / hourMs)}`, member, 2 * hourMs);
    if (!locked.isNew || locked.size % manyLocks !== 0) return;
    log.warn({ locks: locked.size }, 'sign-ins: many were locked within an hour, over all participants');
  }

  function nameOf({ source, attempt, claim, pin }: Guess) {
    const kind: SourceKind = source === undefined ? 'withheld' : 'phone';
    const set = `guesses:${source === undefined ? kind : hide(source)}`;
    return { set, member: hide(JSON.stringify([attempt, claim, pin])), kind };
  }

  function hide(text: string): string {
    return hideText(key, text);
  }
}
