import type { AliasedExpression } from 'kysely';

/** The numbers of rows in which something was found. */
export type FaultyRows = AliasedExpression<{ at_row: number }, 'rows'>;
