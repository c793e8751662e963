/** What an import takes out of the records of one kind. */
export interface Removal {
  readonly what: Removable;
  readonly removed: number;
  /** How many there are in the records. */
  readonly all: number;
  /** How many of them belong to the cases, or participants, that the file names. */
  readonly named: number;
}

/** What a row of a file may stop to tell. Participants and cases stay. */
export type Removable =
  | 'payments'
  | 'upcoming appointments'
  | 'documents'
  | 'SSNs'
  | 'e-mail addresses'
  | 'phone numbers'
  | 'languages'
  | 'counties of cases'
  | 'dates of balances'
  | 'dockets'
  | 'debts of cases'
  | 'orders of cases'
  | 'statuses of cases'
  | 'withdrawals of cases'
  | 'protections'
  | 'parties of cases';

/** An agency takes a few rows back on an ordinary day. */
const ordinary = 2;
/** A nightly extract removes a few in a thousand; one that was cut off loses a whole type, or its last part. */
const ordinaryShare = 0.02;

/** Rows of their own. The last one that goes may be the only hearing of a small agency. */
const rows: ReadonlySet<Removable> = new Set(['payments', 'upcoming appointments']);

/**
 * Whether a person must say that so much is meant: no payment or no appointment would be left in the records; or more than two go, and
 * they are more than 2 % of all, or all that the file's own cases or participants have.
 */
export function isTooMuch({ what, removed, all, named }: Removal): boolean {
  if (removed === 0) return false;
  if (rows.has(what) && removed >= all) return true;
  return !isOrdinary(removed, all) || (removed > ordinary && removed >= named);
}

/** Whether so many of all may go on an ordinary day. */
export function isOrdinary(gone: number, all: number): boolean {
  return gone <= ordinary || gone <= all * ordinaryShare;
}
