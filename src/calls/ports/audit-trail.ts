/**
 * What callers were told of themselves, or changed; `change-begun` stands before a change, which a fault may keep from being known as
 * done. `agency-api.yaml` names the same.
 */
export const eventsOfCalls = [
  'signed-in',
  'sign-in-refused',
  'sign-in-paused',
  'sign-in-locked',
  'cases-told',
  'case-told',
  'payments-told',
  'year-told',
  'statement-told',
  'appointments-told',
  'change-begun',
  'pin-requested',
  'pin-changed',
  'request-left',
  'request-settled',
  'consents-told',
  'consents-given',
  'consents-ended',
  'card-payment-begun',
  'card-payment-settled',
  'card-payments-told',
] as const;

/**
 * What administrators did, of no call and no line. Every command that tells or changes something stands between `command-begun` and
 * `command-ended`. An agency that keeps its own records has commands of its own.
 */
type EventOfAdministrators =
  | 'command-begun'
  | 'command-ended'
  | 'extract-taken'
  | 'unlocked'
  | 'forgotten'
  | 'message-shown'
  | 'message-sent'
  | 'requests-exported'
  | 'voice-given'
  | 'text-shown'
  | 'restored'
  | 'card-payment-shown'
  | 'card-payment-reconciled';

/** What a server tells by itself, by text or by a call, as somebody agreed to. `agency-api.yaml` names the same. */
export const eventsOfReminders = ['text-told', 'reminder-call-begun'] as const;

/** What a server does by itself besides: it removes what has been kept long enough, and uses a secret that was added to others. */
type EventOfServers = 'removal-begun' | 'removed' | 'secret-first-used' | (typeof eventsOfReminders)[number];

type AuditedEvent = (typeof eventsOfCalls)[number] | EventOfAdministrators | EventOfServers;

/** One entry of the audit trail: never an amount, a PIN, an ID, a date or a text. */
export interface AuditEntry {
  readonly what: AuditedEvent;
  /** A participant by their reference in the records, somebody who has not signed in by their claim, or nobody known. */
  readonly who: { readonly participant: string } | { readonly claim: string } | 'unknown';
  readonly call: string;
  readonly turn: number;
  readonly line: string;
  /** Which and how many: kinds, positions, counts. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Who was told what, or changed what, and when. Nothing in it is ever changed. */
export interface AuditTrail {
  /** Resolves once the entry is kept. `attempt` names the try at the turn: of the same one, an entry that is equal in all may be kept once. */
  append(entry: AuditEntry, attempt?: string): Promise<void>;
}
