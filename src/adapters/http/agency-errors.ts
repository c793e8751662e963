interface AgencyErrorOptions extends ErrorOptions {
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
}

/** What went wrong with the agency's API. The message holds nothing of what was sent or answered. */
export class AgencyError extends Error {
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
  /** How long the agency wants to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  constructor(message: string, { status, retryAfterMs, ...options }: AgencyErrorOptions = {}) {
    super(message, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** It cannot be reached, or is at a loss for now: asking again may help. */
export class AgencyUnreachable extends AgencyError {
  override readonly name = 'AgencyUnreachable';
}

/** It answered, but not as the contract has it: asking again does not help. */
export class UnfitAnswer extends AgencyError {
  override readonly name = 'UnfitAnswer';
}
