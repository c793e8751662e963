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

interface UnreachableOptions extends AgencyErrorOptions {
  readonly isConnected?: boolean;
}

/** It cannot be reached, or is at a loss for now: asking again may help. */
export class AgencyUnreachable extends AgencyError {
  override readonly name: string = 'AgencyUnreachable';
  /** Whether a connection was made, so that one operation may fail and not all. */
  readonly isConnected: boolean;

  constructor(message: string, { isConnected = true, ...options }: UnreachableOptions = {}) {
    super(message, options);
    this.isConnected = isConnected;
  }
}

/** It is not asked for a while: asking again does not help until then. */
export class AgencyLeftAlone extends AgencyUnreachable {
  override readonly name = 'AgencyLeftAlone';
}

/** It answered, but not as the contract has it: asking again does not help. */
export class UnfitAnswer extends AgencyError {
  override readonly name = 'UnfitAnswer';
}
