import type { Slots } from './prompt-contract.ts';

/** What the carrier says while it takes a card, in place of its own words. `late`: nothing, or too little, was keyed in. */
export const cardStatements = {
  'card-number': {},
  'card-number-late': {},
  'card-number-wrong': {},
  'card-kind-wrong': {},
  'card-expiry': {},
  'card-expiry-late': {},
  'card-expiry-wrong': {},
  /** The code on the back of most cards. */
  'card-code': {},
  'card-code-late': {},
  'card-code-wrong': {},
  /** The code on the front of American Express cards. */
  'card-front-code': {},
  'card-front-code-late': {},
  'card-front-code-wrong': {},
  'card-postal-code': {},
  'card-postal-code-late': {},
  'card-postal-code-wrong': {},
  'card-processing': {},
  /** The same where the card is kept, and not charged. */
  'card-keeping': {},
} as const satisfies Record<string, Slots>;

export type CardStatement = keyof typeof cardStatements;
