/** For how many days the records keep what is over, where the agency does not say otherwise. */
export const usualRetention = {
  /** What was disclosed or changed, to whom and when: seven years. */
  audit: 2557,
  /** Requests after their export. */
  requests: 90,
  /** Messages that brought temporary PINs, from the day they were asked for. Their texts are gone once the PIN ends. */
  messages: 30,
  /** Failed sign-ins; what they lock ends after a day. */
  failures: 30,
  /** Hearings and appointments that are past. */
  appointments: 90,
  /** Documents, from the day on which they were ready. */
  documents: 90,
  /** Digests of the extracts taken; the last one stays. */
  extracts: 400,
  /** What calls came to, turn by turn. */
  events: 90,
  /** Texts that went out, from the day they were claimed and their event is over. */
  texts: 90,
  /** Payments by card that are settled; cards can be disputed for 540 days. */
  cardPayments: 730,
  /** That somebody pays by replying to texts, from the day they last did, or agreed. */
  replies: 400,
} as const;

/** For how many days they are kept at least: nobody may ask for less by a slip. */
export const leastRetention: Readonly<Record<keyof typeof usualRetention, number>> = {
  audit: 365,
  requests: 7,
  /** As long as a letter may take. One whose PIN still works stays in any case. */
  messages: 10,
  failures: 1,
  appointments: 1,
  /** They are told for two weeks. */
  documents: 15,
  extracts: 31,
  /** A call counts as answered where nobody calls again within a week. */
  events: 8,
  /** Payments of two weeks are told once. */
  texts: 30,
  /** Payers may dispute a charge for 120 days and more. */
  cardPayments: 180,
  /** Some pay once a quarter. */
  replies: 100,
};

export type Retention = Readonly<Record<keyof typeof usualRetention, number>>;
