interface AgencyErrorOptions extends ErrorOptions {
  readonly status?: number;
  readonly retryAfterMs?: number | undefined;
  readonly requestId?: string | undefined;
}

/** What went wrong with the agency's API. The message holds nothing of what was sent or answered. */
export class AgencyError extends Error {
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
  /** How long the agency wants to be left alone, where it said so. */
  readonly retryAfterMs: number | undefined;

  /** The name of the request, where one was sent: both sides write it down. */
  readonly requestId: string | undefined;

  constructor(message: string, { status, retryAfterMs, requestId, ...options }: AgencyErrorOptions = {}) {
    super(message, options);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.requestId = requestId;
  }
}

interface UnreachableOptions extends AgencyErrorOptions {
  readonly isConnected?: boolean;
  readonly isUntrusted?: boolean;
}

/** It cannot be reached, or is at a loss for now: asking again may help. */
export class AgencyUnreachable extends AgencyError {
  override readonly name: string = 'AgencyUnreachable';
  /** Whether a connection was made, so that one operation may fail and not all. */
  readonly isConnected: boolean;
  /** Whether the certificate of either side is not trusted, which does not become well by itself. */
  readonly isUntrusted: boolean;

  constructor(message: string, { isConnected = true, isUntrusted = false, ...options }: UnreachableOptions = {}) {
    super(message, options);
    this.isConnected = isConnected;
    this.isUntrusted = isUntrusted;
  }
}

/** It is not asked for a while: asking again does not help until then. */
export class AgencyLeftAlone extends AgencyUnreachable {
  override readonly name = 'AgencyLeftAlone';
}

interface UnfitOptions extends AgencyErrorOptions {
  readonly fields?: readonly string[];
}

/** It answered, but not as the contract has it: asking again does not help. */
export class UnfitAnswer extends AgencyError {
  override readonly name = 'UnfitAnswer';
  /** What does not fit: the path of each field and what the contract wants there. Never a value. */
  readonly fields: readonly string[];

  constructor(message: string, { fields = [], ...options }: UnfitOptions = {}) {
    super(message, options);
    this.fields = fields;
  }

  /** The same, of an answer to a request of this name. */
  of(requestId: string): UnfitAnswer {
    return new UnfitAnswer(this.message, { fields: this.fields, requestId, cause: this });
  }
}
