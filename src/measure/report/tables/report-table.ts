/** What a number is: so many, a part of a whole, or a time in milliseconds. */
export type CellUnit = 'count' | 'share' | 'ms' | 'seconds';

export interface ReportColumn {
  readonly id: string;
  readonly title: string;
  readonly unit: CellUnit;
  /** The counts on which it stands, by their columns: of a share the part and the whole, of a time how many it was measured of. */
  readonly of?: readonly string[];
}

/** Numbers by their columns. A count of which no column tells is there as a part of sums. */
export type CellValues = Readonly<Record<string, number | undefined>>;

export interface ReportRow {
  readonly name: string;
  readonly cells: CellValues;
}

export interface ReportTable {
  readonly id: string;
  readonly title: string;
  /** What is counted, in a sentence. */
  readonly about: string;
  /** What the rows are. */
  readonly rowTitle: string;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
}

/** A count that is the sum of others, by `nameCell`. */
export interface CellSum {
  readonly total: string;
  readonly parts: readonly string[];
}

/** Tables, and what in them adds up to what: from a sum and all parts but one follows the last. */
export interface ReportPart {
  readonly tables: readonly ReportTable[];
  readonly sums: readonly CellSum[];
}

export function nameCell(table: string, row: string, column: string): string {
  return `${table}/${row}/${column}`;
}

/** The row of all that are counted. */
export const allRow = 'All';
