import type { LineFacts } from '../line-facts.ts';
import type { WrittenRow } from '../extract-row.ts';

/**
 * An agency to try the telephone with. Nobody in it is real: SSNs of the 900 range are never issued, and numbers 555-01xx ring nowhere.
 * Nobody of one is in another.
 */
export interface MadeUpAgency {
  /** As `agencies` in flows/lines.yaml names the agency that is tried with it. */
  readonly name: string;
  /** What its lines take and tell. */
  readonly lines: LineFacts;
  /** Somebody who can sign in. */
  readonly caller: { readonly participantId: string; readonly pin: string };
  /** Its extract, with dates around a day. */
  readonly rows: (today: Temporal.PlainDate) => WrittenRow[];
}

/** A date so many days from a day. */
export type DayFrom = (offset: number) => string;
