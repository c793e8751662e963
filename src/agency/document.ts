import { Day, matching, oneOf } from './written-fields.ts';

/** What is made for a participant. */
export const documentKinds = ['statement', 'payment-history', 'order-copy', 'form', 'letter', 'other'] as const;

/** How a document comes. `office`: it is picked up. */
export const documentWays = ['post', 'e-mail', 'portal', 'office'] as const;

/** A document of an extract. */
export const writtenDocument = {
  /** The agency's own name of it, once in its case. It is never told. */
  id: matching(/^[!-~]{1,100}$/, '1 to 100 letters, digits and signs without a space'),
  kind: oneOf(documentKinds),
  /** The day from which it is there, or under way. */
  ready: Day,
  way: oneOf(documentWays),
};

/** A document as it is kept. */
export interface ReadyDocument {
  readonly id: string;
  readonly kind: (typeof documentKinds)[number];
  /** ISO 8601. */
  readonly ready: string;
  readonly way: (typeof documentWays)[number];
  /** Participant ID of the one whom it is for; left out where it is for all who are told of its case. */
  readonly for?: string;
}
