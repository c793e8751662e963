import type { RowCounts } from '../../../src/adapters/sql/import/row-counts.ts';
import { sayCount } from './say-count.ts';

export const rowTypes = ['participant', 'case', 'payment', 'appointment', 'document'] as const;

/** `2 participants, 1 case, 5 payments, 0 appointments, 1 document`. */
export function sayRows(counts: RowCounts): string {
  return rowTypes.map((type) => sayCount(counts[type], type)).join(', ');
}
