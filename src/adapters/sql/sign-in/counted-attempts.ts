import { usualPatience } from '../../../calls/patience.ts';

/** A sign-in that counts as failed. One whose PIN is being checked may turn out right. */
export interface CountedAttempt {
  readonly name: string;
  /** Milliseconds of the epoch; left out once the PIN was wrong. */
  readonly checkedSinceMs?: number;
}

const line = /^(?<name>.*?)(?:\t(?<sinceMs>\d+))?$/;

/** Reads what `writeAttempts` wrote. */
export function readAttempts(text: string): CountedAttempt[] {
  return text.split('\n').map((each) => {
    const { name = '', sinceMs } = line.exec(each)?.groups ?? {};
    return sinceMs === undefined ? { name } : { name, checkedSinceMs: Number(sinceMs) };
  });
}

/** One line for each attempt. */
export function writeAttempts(attempts: readonly CountedAttempt[]): string {
  return attempts
    .map(({ name, checkedSinceMs }) => (checkedSinceMs === undefined ? name : `${name}\t${checkedSinceMs}`))
    .join('\n');
}

/** Whether a turn may still be checking the PIN. A server that has died checks none: its attempt stays counted. */
export function isBeingChecked({ checkedSinceMs }: CountedAttempt, nowMs: number): boolean {
  return checkedSinceMs !== undefined && nowMs - checkedSinceMs <= usualPatience.pinCheckMs;
}
