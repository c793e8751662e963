/** What of an agency's lines bears on its extracts. */
export interface LineFacts {
  /** The IANA names of the zones in which appointments are told; at least one. */
  readonly timeZones: readonly [string, ...string[]];
  /** Whether a line takes nine digits as a Social Security number. */
  readonly ssnSignIn: boolean;
  /** How many digits of a participant ID each line takes. */
  readonly idDigits: readonly { readonly min: number; readonly max: number }[];
}
