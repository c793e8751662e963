/** What takes metrics and traces over OTLP. */
export interface Collector {
  /** Without a slash at its end. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The share of calls that are traced, from 0 to 1. */
  readonly traced: number;
}

/** All attempts to send what was gathered. */
export const attemptMs = 5000;
