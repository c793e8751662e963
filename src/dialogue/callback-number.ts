/** Whose number digits may be, and whether the line calls that country. */
export interface CallbackNumber {
  /** E.164. */
  readonly phone: string;
  /** ISO 3166, two letters. */
  readonly country: string;
  readonly isCalled: boolean;
}
