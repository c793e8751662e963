/** A value for readers and for voices. */
export interface Forms {
  readonly written: string;
  readonly spoken: string;
}

/** How a language says amounts, dates and times. Other slots are said alike in every language. */
export interface Grammar {
  /** BCP 47: the language as spoken in the United States. */
  readonly locale: string;
  /** The beginning of an option that its label drops: "For the ". */
  readonly optionLead: RegExp;
  /** The word before the last of several things. */
  readonly and: string;
  /** An amount without sign: whole dollars, and cents below 100. */
  money(dollars: bigint, cents: number): string;
  date(date: Temporal.PlainDate): string;
  /** A date with its weekday and without its year. */
  day(date: Temporal.PlainDate): string;
  /** With its article where the language has one: "las 9:30 de la mañana". */
  time(time: Temporal.PlainTime): Forms;
  /** The name of a country, by ISO 3166. */
  country(code: string): string;
  /** Several things as a list for readers. */
  list(things: readonly string[]): string;
}
