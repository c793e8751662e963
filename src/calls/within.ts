/** Work was not done in time. The work itself goes on. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

interface Deadline {
  readonly atMs: number;
  readonly expire: () => void;
}

/** One timer looks after all deadlines: almost none is ever reached, and a timer for each costs more than what it waits for. */
const open = new Set<Deadline>();
let timer: NodeJS.Timeout | undefined;
let firesAtMs = Infinity;

/** The result of some work. Rejects with `TooLate` where it takes longer than `limitMs`. */
export function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  return race(limitMs, work, (_resolve, reject) => reject(new TooLate(`No answer within ${limitMs} ms`)));
}

/** The result of some work; undefined where it takes longer than `limitMs`. */
export function unlessLate<Result>(limitMs: number, work: Promise<Result>): Promise<Result | undefined> {
  return race<Result | undefined>(limitMs, work, (resolve) => resolve(undefined));
}

function race<Result>(
  limitMs: number,
  work: Promise<Result>,
  onLate: (resolve: (result: Result) => void, reject: (reason: unknown) => void) => void,
): Promise<Result> {
  return new Promise((resolve, reject) => {
    const deadline = { atMs: performance.now() + limitMs, expire: () => onLate(resolve, reject) };
    open.add(deadline);
    if (deadline.atMs < firesAtMs) fireAt(deadline.atMs);
    const close = <Value>(settle: (value: Value) => void, value: Value) => {
      open.delete(deadline);
      return settle(value);
    };
    work.then(
      (result) => close(resolve, result),
      (reason: unknown) => close(reject, reason),
    );
  });
}

function fireAt(atMs: number): void {
  clearTimeout(timer);
  firesAtMs = atMs;
  timer = setTimeout(expireDue, Math.max(0, atMs - performance.now())).unref();
}

/** What is not due yet is looked at again when the first of it is. */
function expireDue(): void {
  firesAtMs = Infinity;
  const nowMs = performance.now();
  let nextMs = Infinity;
  for (const deadline of open) {
    if (deadline.atMs > nowMs) {
      nextMs = Math.min(nextMs, deadline.atMs);
    } else {
      open.delete(deadline);
      deadline.expire();
    }
  }
  if (nextMs < Infinity) fireAt(nextMs);
}
