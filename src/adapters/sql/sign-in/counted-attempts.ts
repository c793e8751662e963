import { usualPatience } from '../../../calls/patience.ts';
import type { Failure } from '../../../agency/sign-in-policy.ts';

/** A sign-in that counts as failed. One whose PIN is being checked may turn out right. */
export interface CountedAttempt extends Failure {
  readonly name: string;
  /** Milliseconds of the epoch; left out once the PIN was wrong. */
  readonly checkedSinceMs?: number;
}

/** Stands for the phones of attempts that an older version counted, and for all that withhold their number. */
export const withheld = '-';

const line = /^(?<name>.*?)(?: (?<source>\S+) (?<atMs>\d+))?(?:\t(?<sinceMs>\d+))?$/;

/** Reads what `writeAttempts` wrote, and what an older version did: names alone, of which the last one is from `lastMs`. */
export function readAttempts(text: string, lastMs: number): CountedAttempt[] {
  if (text === '') return [];
  return text.split('\n').map((each) => {
    const { name = '', source = withheld, atMs = lastMs, sinceMs } = line.exec(each)?.groups ?? {};
    const attempt = { name, source, atMs: Number(atMs) };
    return sinceMs === undefined ? attempt : { ...attempt, checkedSinceMs: Number(sinceMs) };
  });
}

/** One line for each attempt. Older versions take source and time for a part of the name. */
export function writeAttempts(attempts: readonly CountedAttempt[]): string {
  return attempts
    .map(({ name, source, atMs, checkedSinceMs }) => {
      const counted = `${name} ${source} ${atMs}`;
      return checkedSinceMs === undefined ? counted : `${counted}\t${checkedSinceMs}`;
    })
    .join('\n');
}

/** Whether a turn may still be checking the PIN. A server that has died checks none: its attempt stays counted. */
export function isBeingChecked({ checkedSinceMs }: CountedAttempt, nowMs: number): boolean {
  return checkedSinceMs !== undefined && nowMs - checkedSinceMs <= usualPatience.pinCheckMs;
}
