/**
 * How many wrong PINs in a row are borne (NIST SP 800-63B 5.2.2: growing waits of up to an hour, far below its limit of 100):
 * the third is followed by a pause of a minute, each further one by twice as long, and the tenth locks until somebody resets it.
 */
const freeFailures = 2;
export const lockingFailures = 10;
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;

/** The pause after so many failures in a row; Infinity where only a reset helps. */
export function pauseAfterMs(failures: number): number {
  if (failures <= freeFailures) return 0;
  if (failures >= lockingFailures) return Infinity;
  return Math.min(firstPauseMs * 2 ** (failures - freeFailures - 1), longestPauseMs);
}

/** Whether a PIN may be checked now, after so many failures in a row. Times are milliseconds of the epoch. */
export function mayCheckPin(failures: number, lastFailureMs: number, nowMs: number): boolean {
  return failures <= freeFailures || nowMs - lastFailureMs >= pauseAfterMs(failures);
}
