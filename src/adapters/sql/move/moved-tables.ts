import { appointmentColumns } from '../database/appointment-columns.ts';
import { documentColumns } from '../database/document-columns.ts';
import type { Schema } from '../database/database.ts';
import { paymentColumns } from '../database/payment-columns.ts';

export type MovedTable = Exclude<keyof Schema, `staged_${string}` | `changed_${string}`>;

/** The key of each table that is kept, in an order in which each row finds those that it refers to. A new table does not compile without. */
export const keysOfTables = {
  participants: ['id'],
  cases: ['number'],
  case_parties: ['participant_id', 'case_number'],
  payments: ['case_number', ...paymentColumns.names, 'occurrence'],
  appointments: ['case_number', 'at', ...appointmentColumns.names, 'occurrence'],
  documents: ['case_number', ...documentColumns.names, 'occurrence'],
  sign_in_failures: ['subject'],
  pin_requests: ['subject', 'request'],
  outbox: ['number'],
  request_batches: ['number'],
  requests: ['reference'],
  extracts: ['number'],
  pin_groups: ['number'],
  audit: ['chain', 'sequence'],
  key_proofs: ['key_id'],
  ended_calls: ['call'],
  consent_changes: ['attempt'],
  card_payments: ['payment'],
  reply_enrolments: ['name'],
  ended_cards: ['name'],
  reply_offers: ['name'],
  recordings: ['recording'],
  voices: ['recording'],
  texts: ['name'],
  text_statuses: ['message'],
  numbers: ['name'],
} as const satisfies { readonly [Table in MovedTable]: readonly (keyof Schema[Table])[] };

export const movedTables = Object.keys(keysOfTables) as MovedTable[];

/** Tables in which new records have rows, too. */
export const filledFromTheBeginning: readonly MovedTable[] = ['numbers', 'key_proofs'];
