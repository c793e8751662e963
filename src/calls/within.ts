/** Work was not done in time. The work itself goes on. */
export class TooLate extends Error {
  override readonly name = 'TooLate';
}

/** The result of some work. Rejects with `TooLate` where it takes longer than `limitMs`. */
export async function within<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new TooLate(`No answer within ${limitMs} ms`)), limitMs);
  try {
    return await Promise.race([work, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
