import type { ExtractRow } from '../../../agency/extract-row.ts';

/** How many rows of each type a file has. */
export type RowCounts = Record<ExtractRow['type'], number>;
