import type { ExtractRow } from './extract-row.ts';
import type { LineFacts } from './line-facts.ts';

/** What cannot be meant, though it has the form that is asked for. */
export interface RowCheck<Row> {
  /** What was expected: never what was found. */
  readonly expected: string;
  readonly isMet: (row: Row, world: RowWorld) => boolean;
}

export interface RowChecks<Row> {
  /** What would tell a caller something wrong, or keep a secret in the clear: it is not taken. */
  readonly refused: readonly RowCheck<Row>[];
  /** What may be true of somebody after all, or harms nobody but them: it is taken and told. */
  readonly doubted: readonly RowCheck<Row>[];
}

export type RowOfType<Type extends ExtractRow['type']> = Extract<ExtractRow, { type: Type }>;

/** What a row is judged by. Days are ISO 8601. */
export interface RowWorld {
  readonly lines: LineFacts;
  readonly inAMonth: string;
  readonly inTwoYears: string;
  readonly inFiveYears: string;
}

export function createRowWorld(lines: LineFacts, today: Temporal.PlainDate): RowWorld {
  const inYears = (years: number) => today.add({ years }).toString();
  return { lines, inAMonth: today.add({ months: 1 }).toString(), inTwoYears: inYears(2), inFiveYears: inYears(5) };
}

/** The year in which child support became the states' and the Union's common work (Social Security Act, title IV-D). */
export const firstDay = '1975-01-01';
