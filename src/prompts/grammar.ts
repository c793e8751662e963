/** How a language says amounts, dates and times. Everything else about slots is the same in every language. */
export interface Grammar {
  /** BCP 47: the language as spoken in the United States. */
  readonly locale: string;
  /** The word before the last of several things. */
  readonly and: string;
  /** An amount without sign: whole dollars, and cents below 100. */
  money(dollars: bigint, cents: number): string;
  date(date: Temporal.PlainDate): string;
  time(time: Temporal.PlainTime): string;
}
