/**
 * How many characters a text may have, so that all that is said in one turn stays far below the 64 kB of an answer to the carrier. The
 * longest text as shipped has some 500.
 */
export const mostOfText = 1000;
/** The same for an option and for an item of a pick. */
export const mostOfOption = 150;
/** The limit of the carrier's recogniser. */
export const mostOfPhrase = 100;
