import type { WrittenRow } from '../../src/agency/extract-row.ts';
import { caseRow } from './rows.ts';

type Document = Extract<WrittenRow, { type: 'document' }>;

/** A letter by mail in the case of `caseRow`, for both of its parents. */
export function documentRow(id: string, ready: string, rest: Partial<Document> = {}): Document {
  return { type: 'document', caseNumber: caseRow.caseNumber, id, kind: 'letter', ready, way: 'post', ...rest };
}
