/**
 * How many wrong PINs in a row are borne (NIST SP 800-63B 5.2.2: growing waits of up to an hour). From one phone, the third is followed by a
 * pause of a minute, each further one by twice as long, and the tenth locks that phone for a day. From all phones together, the thirtieth
 * locks for a day, but never the phone on file: strangers cannot lock out the owner of an ID. A day after the last failure all is forgotten.
 */
const freeFailures = 2;
const lockingFailures = 10;
const lockingFailuresOfAll = 30;
const firstPauseMs = 60_000;
const longestPauseMs = 3_600_000;
export const lockMs = 86_400_000;

/** A failed sign-in; `source` stands for the phone that it came from. */
export interface Failure {
  readonly source: string;
  /** Milliseconds of the epoch. */
  readonly atMs: number;
}

/** Who wants to try a PIN now: their phone, and the phone on file. */
export interface Trier {
  readonly source: string;
  readonly onFile: string;
}

/** Whether a PIN may be checked, or until when none is. */
export type Admission = { readonly state: 'free' } | { readonly state: 'paused' | 'locked'; readonly untilMs: number };

const free: Admission = { state: 'free' };

/** The pause after so many failures in a row from one phone. */
export function pauseAfterMs(failures: number): number {
  if (failures <= freeFailures) return 0;
  if (failures >= lockingFailures) return lockMs;
  return Math.min(firstPauseMs * 2 ** (failures - freeFailures - 1), longestPauseMs);
}

/** Whether a PIN may be checked now, after these failures in a row. */
export function judgeTrier(failures: readonly Failure[], { source, onFile }: Trier, nowMs: number): Admission {
  const own = inForce(failures, (each) => each.source === source, nowMs);
  const verdict = judgeSource(own, nowMs);
  if (verdict.state !== 'free' || source === onFile) return verdict;
  const all = inForce(failures, (each) => each.source !== onFile, nowMs);
  return all.length < lockingFailuresOfAll ? free : { state: 'locked', untilMs: lastOf(all) + lockMs };
}

function judgeSource(failures: readonly Failure[], nowMs: number): Admission {
  const pauseMs = pauseAfterMs(failures.length);
  const untilMs = lastOf(failures) + pauseMs;
  if (pauseMs === 0 || nowMs >= untilMs) return free;
  return { state: pauseMs === lockMs ? 'locked' : 'paused', untilMs };
}

/** The failures that still count: for the phone that they came from, or for all together. */
export function keepInForce<Counted extends Failure>(
  failures: readonly Counted[],
  onFile: string,
  nowMs: number,
): Counted[] {
  const others = new Set(inForce(failures, (each) => each.source !== onFile, nowMs));
  return failures.filter(
    (failure) =>
      others.has(failure) || inForce(failures, ({ source }) => source === failure.source, nowMs).includes(failure),
  );
}

function inForce<Counted extends Failure>(
  failures: readonly Counted[],
  concerns: (failure: Counted) => boolean,
  nowMs: number,
): Counted[] {
  const concerned = failures.filter(concerns);
  return nowMs - lastOf(concerned) < lockMs ? concerned : [];
}

function lastOf(failures: readonly Failure[]): number {
  return Math.max(0, ...failures.map(({ atMs }) => atMs));
}
