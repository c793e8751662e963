import { AgencyUnreachable } from './agency-errors.ts';

/** Attempts that took too long and go on beside the ones after them: the agency may be slow and not lost. */
export function createLateAttempts<Result>() {
  const late: Promise<Result>[] = [];
  const { promise: answered, resolve } = Promise.withResolvers<Result>();

  /** Rejects at once, so that the next attempt is made. */
  async function add(attempt: Promise<Result>, operation: string): Promise<never> {
    late.push(attempt);
    attempt.then(resolve, () => {});
    throw new AgencyUnreachable(`${operation} was not answered in time`);
  }

  /** The answer of one that still goes on, where no further one is made. Rejects with the error where there is none. */
  async function outlive(failure: unknown): Promise<Result> {
    if (!(failure instanceof AgencyUnreachable)) throw failure;
    return Promise.any(late).catch(() => {
      throw failure;
    });
  }

  return { answered, add, outlive };
}
