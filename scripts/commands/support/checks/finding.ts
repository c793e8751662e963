/**
 * What a check tells of one thing. `away`: it cannot be reached now, and a server starts without it. `stale`: it has mistakes, and a server
 * starts with an older copy.
 */
export interface Finding {
  readonly state: 'ok' | 'wrong' | 'away' | 'stale';
  readonly what: string;
  /** What was seen, and where it is wrong, what to do. */
  readonly told: string;
}

const furthestMs = 30_000;

/** Compares another clock with ours, as it stood `askedMs` ago. */
export function judgeClock(what: string, clockMs: number, nowMs = Date.now()): Finding {
  const apartMs = Math.abs(clockMs - nowMs);
  if (apartMs <= furthestMs) return { state: 'ok', what, told: 'its clock and ours agree' };
  const seconds = Math.round(apartMs / 1000);
  return { state: 'wrong', what, told: `its clock and ours are ${seconds} s apart: let both follow a time server` };
}
